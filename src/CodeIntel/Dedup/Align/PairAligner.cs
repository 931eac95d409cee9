using CodeIntel.Examples;

namespace CodeIntel.Dedup.Align;

/// <summary>
/// Compares two units token by token and names what differs. Statements are aligned first (<see
/// cref="StatementMatcher"/>), then the tokens of the statements that are alike (<see cref="TokenMatcher"/>), because a
/// difference over all tokens matches brackets of unrelated statements with each other; equal statements that are left
/// over on both sides have moved. The similarity is that of the shortest difference over all tokens (<see
/// cref="EditDistance"/>).
/// </summary>
public static class PairAligner
{
    /// <summary>Statements × tokens of the table that aligns statements: about 100 MB.</summary>
    private const long StatementBudget = 10_000_000;

    /// <summary>Cells of the table that aligns the tokens of two statements.</summary>
    private const long MaxTokenCells = 1_000_000;

    /// <summary>Steps of the shortest difference: about a second.</summary>
    private const long MaxSteps = 200_000_000;

    /// <summary>A statement of fewer tokens (a brace) is not said to have moved.</summary>
    private const int LeastMovedTokens = 3;

    /// <summary>Aligns two units.</summary>
    public static PairAlignment Align(IReadOnlyList<Token> first, IReadOnlyList<Token> second)
    {
        var numbers = new Dictionary<Token, int>();
        var (termsA, termsB) = (Number(first, numbers), Number(second, numbers));
        var statements = new SequenceTable();
        var (a, b) = (Statements(first, termsA, statements), Statements(second, termsB, statements));
        var matcher = new StatementMatcher(a, b, StatementBudget);
        var edits = new EditList(first, second);
        var isExact = Collect(a, b, matcher.Match(), edits) && matcher.IsExact;

        var distance = EditDistance.Of(termsA, termsB, MaxSteps);
        var total = first.Count + second.Count;
        var (set, multiset) = Similarities(termsA, termsB);
        return new()
        {
            Edits = edits.Sorted(),
            SetJaccard = set,
            MultisetJaccard = multiset,
            EditSimilarity = total == 0 ? 1 : 1 - ((distance ?? edits.Tokens) / (double)total),
            IsExact = isExact && distance is not null,
        };
    }

    private static int[] Number(IReadOnlyList<Token> tokens, Dictionary<Token, int> numbers) =>
        [.. tokens.Select(token => numbers.TryGetValue(token, out var number)
            ? number
            : numbers[token] = numbers.Count)];

    private static List<Statement> Statements(IReadOnlyList<Token> tokens, int[] terms, SequenceTable table) =>
        [.. StatementSplitter.Split(tokens).Select(span =>
        {
            var own = terms.AsSpan(span.Start, span.Length).ToArray();
            var number = table.Intern(own);
            int[] telling = [.. Enumerable.Range(span.Start, span.Length).Where(i => !IsDelimiter(tokens[i]))];
            int[] named = [.. telling.Select(i => terms[i]).Order()];
            int[] shapes = [.. telling.Select(i => Shape(tokens[i], terms[i])).Order()];
            return new Statement(span, number, named, shapes);
        })];

    /// <summary>What nearly every statement has says nothing about its likeness to others.</summary>
    private static bool IsDelimiter(Token token) => token.Text is "(" or ")" or "[" or "]" or "{" or "}" or "," or ";";

    private static int Shape(Token token, int term) => token.Kind == TokenKind.Identifier ? -1
        : TokenMatcher.IsLiteral(token) ? -2
        : term;

    private static bool Collect(List<Statement> a, List<Statement> b, int[] matches, EditList edits)
    {
        var moved = Moved(a, b, matches);
        var movedB = moved.Where(other => other >= 0).ToHashSet();
        var isExact = true;
        var (i, j) = (0, 0);
        for (var next = 0; next <= a.Count; next++)
        {
            if (next < a.Count && matches[next] < 0)
            {
                continue;
            }

            var other = next < a.Count ? matches[next] : b.Count;
            edits.AddRun(Runs(a, i, next, at => moved[at] >= 0), Runs(b, j, other, movedB.Contains), Begin(a, i),
                Begin(b, j));
            if (next < a.Count)
            {
                isExact &= AddInside(a[next], b[other], edits);
            }

            (i, j) = (next + 1, other + 1);
        }

        AddMoved(a, b, moved, edits);
        return isExact;
    }

    private static int Begin(List<Statement> statements, int index) =>
        index < statements.Count ? statements[index].Span.Start
        : statements.Count == 0 ? 0
        : statements[^1].Span.End;

    private static int[] Moved(List<Statement> a, List<Statement> b, int[] matches)
    {
        var matched = matches.ToHashSet();
        var free = Enumerable.Range(0, b.Count).Where(j => !matched.Contains(j))
            .GroupBy(j => b[j].Number).ToDictionary(group => group.Key, group => new Queue<int>(group));
        return [.. a.Select((statement, i) =>
            matches[i] < 0 && statement.Span.Length >= LeastMovedTokens
                && free.GetValueOrDefault(statement.Number) is { Count: > 0 } places
                ? places.Dequeue()
                : -1)];
    }

    /// <summary>The stretches of a range of statements that have not moved, as token spans.</summary>
    private static List<TokenSpan> Runs(List<Statement> statements, int start, int end, Func<int, bool> isMoved)
    {
        var runs = new List<TokenSpan>();
        for (var i = start; i < end; i++)
        {
            var span = statements[i].Span;
            if (isMoved(i))
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1].End == span.Start)
            {
                runs[^1] = new(runs[^1].Start, span.End - runs[^1].Start);
            }
            else
            {
                runs.Add(span);
            }
        }

        return runs;
    }

    private static bool AddInside(Statement a, Statement b, EditList edits)
    {
        if (a.Number == b.Number)
        {
            edits.AddEqual(a.Span);
            return true;
        }

        if ((long)a.Span.Length * b.Span.Length > MaxTokenCells)
        {
            edits.AddRun([a.Span], [b.Span], a.Span.Start, b.Span.Start);
            return false;
        }

        edits.AddInside(a.Span, b.Span);
        return true;
    }

    private static void AddMoved(List<Statement> a, List<Statement> b, int[] moved, EditList edits)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (moved[i] < 0)
            {
                continue;
            }

            var end = i + 1;
            while (end < a.Count && moved[end] >= 0 && moved[end] == moved[end - 1] + 1)
            {
                end++;
            }

            var (from, to) = (a[i].Span.Start, b[moved[i]].Span.Start);
            edits.AddMoved(
                new(from, a[end - 1].Span.End - from), new(to, b[moved[end - 1]].Span.End - to));
            i = end - 1;
        }
    }

    private static (double Set, double Multiset) Similarities(int[] first, int[] second)
    {
        var (a, b) = (first.CountBy(term => term).ToDictionary(), second.CountBy(term => term).ToDictionary());
        var common = a.Keys.Where(b.ContainsKey).ToList();
        long minima = common.Sum(term => Math.Min(a[term], b[term]));
        return (
            JaccardThreshold.Similarity(common.Count, a.Count + b.Count),
            JaccardThreshold.Similarity(minima, first.Length + second.Length));
    }
}
