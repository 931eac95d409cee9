namespace CodeIntel.Roslyn.Transform;

/// <summary>Replaces a range of a file's text.</summary>
internal readonly record struct TextEdit(int Start, int Length, EditText Text)
{
    /// <summary>By how much the text after it moves.</summary>
    public int Shift => Text.Value.Length - Length;
}
