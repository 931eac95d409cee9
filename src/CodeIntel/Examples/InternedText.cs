namespace CodeIntel.Examples;

/// <summary>A text of one of the workspace's string tables, with its id there.</summary>
public readonly record struct InternedText(int Id, string Text);
