using System.Buffers;

namespace CodeIntel.Licences;

/// <summary>
/// Cuts a header or notice into sentences: at points, semicolons and marks before a blank, at empty lines, after
/// copyright notices and directives, and around lines of markup. Other line ends are only layout.
/// </summary>
internal static class LicenceSentences
{
    private const string CommentMarks = " \t/*#;-'\uFEFF";

    private static readonly SearchValues<char> _ends = SearchValues.Create(".;!?");

    /// <summary>The words of each sentence that has some, as a licence text is normalised.</summary>
    public static List<List<string>> Of(string text)
    {
        var sentences = new List<List<string>>();
        var open = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var said = line.AsSpan().TrimStart(CommentMarks).TrimEnd(" \t\r*/");
            if (said.IsEmpty || said[0] == '<')
            {
                Close();
            }

            while (EndOf(said) is var end and >= 0)
            {
                open.AddRange(WordsOf(said[..end]));
                Close();
                said = said[(end + 1)..];
            }

            open.AddRange(WordsOf(said));
            if (line.StartsWith('#') || (!said.IsEmpty && said[^1] == '>') || open is ["copyright" or "c", ..])
            {
                Close();
            }
        }

        Close();
        return sentences;

        void Close()
        {
            if (open.Count > 0)
            {
                sentences.Add(open);
                open = [];
            }
        }
    }

    private static List<string> WordsOf(ReadOnlySpan<char> text) => LicenceWords.Of(text.ToString(), withNotices: true);

    // "v. 2.0" is one word
    private static int EndOf(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOfAny(_ends) is var next and >= 0; at++)
        {
            at += next;
            var isLast = at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]);
            var isVersion = text[at] == '.' && at > 0 && text[at - 1] is 'v' && (at == 1 || text[at - 2] == ' ');
            if (isLast && !isVersion)
            {
                return at;
            }
        }

        return -1;
    }
}
