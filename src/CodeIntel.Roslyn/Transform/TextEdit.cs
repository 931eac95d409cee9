namespace CodeIntel.Roslyn.Transform;

/// <summary>Replaces a range of a file's text.</summary>
internal readonly record struct TextEdit(int Start, int Length, string Text)
{
    /// <summary>Applies edits that do not overlap, in ascending order of their starts.</summary>
    public static string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var edited = new System.Text.StringBuilder(text.Length);
        var position = 0;
        foreach (var edit in edits)
        {
            edited.Append(text, position, edit.Start - position).Append(edit.Text);
            position = edit.Start + edit.Length;
        }

        return edited.Append(text, position, text.Length - position).ToString();
    }
}
