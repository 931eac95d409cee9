namespace CodeIntel.Licences;

/// <summary>
/// Parses licence expressions by recursive descent: <c>WITH</c> binds closest, then <c>AND</c>, then <c>OR</c>.
/// Length and depth are bounded, because tags come from repositories.
/// </summary>
internal sealed class LicenceParser
{
    private const int MaxLength = 1000;
    private const int MaxDepth = 32;

    private readonly List<string> _words;
    private int _next;
    private int _depth;

    private LicenceParser(List<string> words) => _words = words;

    /// <summary>Parses a whole text; null and a reason where it is not an expression.</summary>
    public static LicenceExpression? Parse(string text, out string? error)
    {
        error = null;
        if (text.Length > MaxLength)
        {
            error = $"is longer than {MaxLength} characters";
            return null;
        }

        var parser = new LicenceParser(Words(text));
        try
        {
            var expression = parser.Any();
            return parser._next == parser._words.Count
                ? expression
                : throw new FormatException($"has '{parser._words[parser._next]}' where AND, OR or its end is due");
        }
        catch (FormatException e)
        {
            error = e.Message;
            return null;
        }
    }

    private static List<string> Words(string text) =>
    [
        .. text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    private LicenceExpression Any()
    {
        var left = All();
        while (Accept("OR"))
        {
            left = new LicenceExpression.Joined(true, left, All());
        }

        return left;
    }

    private LicenceExpression All()
    {
        var left = One();
        while (Accept("AND"))
        {
            left = new LicenceExpression.Joined(false, left, One());
        }

        return left;
    }

    private LicenceExpression One()
    {
        if (!Accept("("))
        {
            return Single();
        }

        if (++_depth > MaxDepth)
        {
            throw new FormatException($"has more than {MaxDepth} nested brackets");
        }

        var inner = Any();
        _depth--;
        return Accept(")") ? inner : throw new FormatException("lacks a closing bracket");
    }

    private LicenceExpression.Term Single()
    {
        var single = LicenceIds.Find(Next()) is { } found
            ? found
            : throw new FormatException($"has '{_words[_next - 1]}', which is not an SPDX identifier");
        if (!Accept("WITH"))
        {
            return single;
        }

        var exception = Next();
        return LicenceIds.FindException(exception) is { } known
            ? single with { Exception = known }
            : throw new FormatException($"has '{exception}', which is not an SPDX exception");
    }

    private string Next() => _next < _words.Count
        ? _words[_next++]
        : throw new FormatException("ends where a licence is expected");

    // the specification allows operators all in upper or all in lower case
    private bool Accept(string word)
    {
        var lower = word.ToLowerInvariant();
        if (_next >= _words.Count || (_words[_next] != word && _words[_next] != lower))
        {
            return false;
        }

        _next++;
        return true;
    }
}
