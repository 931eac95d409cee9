namespace CodeIntel.Roslyn.Transform;

/// <summary>Replaces a range of a file's text.</summary>
internal readonly record struct TextEdit(int Start, int Length, string Text);
