namespace CodeIntel.Roslyn.Transform;

/// <summary>What parts an inserted statement from its neighbour, in the manner of the file.</summary>
internal static class LineBreak
{
    /// <summary>A new line with the indentation of the position where it begins its line, else a blank.</summary>
    public static string Before(string text, int position)
    {
        var start = position;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start > 0 && text[start - 1] == '\n'
            ? (start > 1 && text[start - 2] == '\r' ? "\r\n" : "\n") + text[start..position]
            : " ";
    }
}
