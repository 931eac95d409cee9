using CodeIntel.Examples;

namespace CodeIntel.Dedup.Align;

/// <summary>
/// Collects differences, and which identifiers stand for which, so that renamings can be told from single changes.
/// </summary>
internal sealed class EditList(IReadOnlyList<Token> first, IReadOnlyList<Token> second)
{
    private readonly List<AlignedEdit> _edits = [];
    private readonly Dictionary<string, HashSet<string>> _secondNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _firstNames = new(StringComparer.Ordinal);

    /// <summary>Tokens that the edits insert and delete, an upper bound of the edit distance.</summary>
    public long Tokens => _edits.Sum(edit => (long)edit.FirstSpan.Length + edit.SecondSpan.Length);

    /// <summary>Everything collected, in order of place.</summary>
    public List<AlignedEdit> Sorted() =>
        [.. _edits.Select(Named).OrderBy(edit => edit.FirstSpan.Start).ThenBy(edit => edit.SecondSpan.Start)
            .ThenBy(edit => edit.Kind)];

    /// <summary>Notes the names of statements that are equal: they stand for themselves.</summary>
    public void AddEqual(TokenSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            Note(first[i], first[i]);
        }
    }

    /// <summary>Statements between two matches that only one side has.</summary>
    public void AddRun(List<TokenSpan> firstRuns, List<TokenSpan> secondRuns, int firstPlace, int secondPlace)
    {
        for (var i = 0; i < Math.Max(firstRuns.Count, secondRuns.Count); i++)
        {
            var kind = i >= firstRuns.Count ? EditKind.InsertedStatements
                : i >= secondRuns.Count ? EditKind.DeletedStatements
                : EditKind.ReplacedStatements;
            var own = i < firstRuns.Count ? firstRuns[i] : new(firstRuns.Count > 0 ? firstRuns[^1].End : firstPlace, 0);
            var other = i < secondRuns.Count ? secondRuns[i]
                : new(secondRuns.Count > 0 ? secondRuns[^1].End : secondPlace, 0);
            Add(kind, own, other);
        }
    }

    /// <summary>Equal statements at another place.</summary>
    public void AddMoved(TokenSpan from, TokenSpan to)
    {
        AddEqual(from);
        Add(EditKind.MovedStatements, from, to);
    }

    /// <summary>Two statements that are alike, compared token by token.</summary>
    public void AddInside(TokenSpan own, TokenSpan other)
    {
        var matches = TokenMatcher.Match(Slice(first, own), Slice(second, other));
        var (i, j) = (0, 0);
        for (var next = 0; next <= own.Length; next++)
        {
            if (next < own.Length && matches[next] < 0)
            {
                continue;
            }

            var partner = next < own.Length ? matches[next] : other.Length;
            AddGap(new(own.Start + i, next - i), new(other.Start + j, partner - j));
            if (next < own.Length)
            {
                AddTokens(own.Start + next, other.Start + partner);
            }

            (i, j) = (next + 1, partner + 1);
        }
    }

    private static Token[] Slice(IReadOnlyList<Token> tokens, TokenSpan span) =>
        [.. Enumerable.Range(span.Start, span.Length).Select(i => tokens[i])];

    private void AddGap(TokenSpan own, TokenSpan other)
    {
        if (own.Length + other.Length > 0)
        {
            var kind = own.Length == 0 ? EditKind.InsertedTokens
                : other.Length == 0 ? EditKind.DeletedTokens
                : EditKind.ReplacedTokens;
            Add(kind, own, other);
        }
    }

    private void AddTokens(int own, int other)
    {
        var (a, b) = (first[own], second[other]);
        Note(a, b);
        if (a != b)
        {
            Add(
                a.Kind == TokenKind.Identifier ? EditKind.ChangedIdentifier : EditKind.ChangedLiteral,
                new(own, 1), new(other, 1));
        }
    }

    private void Note(Token a, Token b)
    {
        if (a.Kind == TokenKind.Identifier && b.Kind == TokenKind.Identifier)
        {
            Names(_secondNames, a.Text).Add(b.Text);
            Names(_firstNames, b.Text).Add(a.Text);
        }
    }

    private static HashSet<string> Names(Dictionary<string, HashSet<string>> names, string name) =>
        names.TryGetValue(name, out var found) ? found : names[name] = new(StringComparer.Ordinal);

    private AlignedEdit Named(AlignedEdit edit) =>
        edit.Kind == EditKind.ChangedIdentifier
            && _secondNames[edit.FirstText].Count == 1 && _firstNames[edit.SecondText].Count == 1
            ? edit with { Kind = EditKind.RenamedIdentifier }
            : edit;

    private void Add(EditKind kind, TokenSpan own, TokenSpan other) => _edits.Add(new()
    {
        Kind = kind,
        FirstSpan = own,
        SecondSpan = other,
        FirstText = TokenText.Of(first, own),
        SecondText = TokenText.Of(second, other),
    });
}
