namespace CodeIntel.Reporting.Pages;

/// <summary>
/// Two pieces of code side by side: lines are aligned by a longest common subsequence that ignores layout, tokens of
/// changed lines by another. Both are bounded, so a comparison costs at most a million steps plus one per character.
/// </summary>
internal sealed record CodeComparison(IReadOnlyList<CodeRow> Rows, bool IsCut)
{
    /// <summary>Most lines of a side.</summary>
    public const int MaxLines = 120;

    private const int MaxTokens = 80;

    /// <summary>Compares two pieces of code.</summary>
    public static CodeComparison Of(string left, string right)
    {
        var (a, b) = (Lines(left), Lines(right));
        var isCut = a.Length > MaxLines || b.Length > MaxLines;
        (a, b) = ([.. a.Take(MaxLines)], [.. b.Take(MaxLines)]);
        var rows = new List<CodeRow>();
        var (i, j) = (0, 0);
        var common = Alignment.Of([.. a.Select(Key)], [.. b.Select(Key)]);
        foreach (var (x, y) in common.Append((a.Length, b.Length)))
        {
            foreach (var (l, r) in LinePairs.Of(a[i..x], b[j..y]))
            {
                rows.Add(Row(a, i + l, b, j + r));
            }

            if (x < a.Length)
            {
                rows.Add(new CodeRow(x + 1, [new CodePart(a[x], false)], y + 1, [new CodePart(b[y], false)]));
            }

            (i, j) = (x + 1, y + 1);
        }

        return new CodeComparison(rows, isCut);
    }

    /// <summary>Words, numbers, blanks and single other characters.</summary>
    public static IReadOnlyList<string> Tokens(string line)
    {
        var tokens = new List<string>();
        var start = 0;
        while (start < line.Length)
        {
            var end = start + 1;
            while (end < line.Length && ClassOf(line[end]) == ClassOf(line[start]) && ClassOf(line[start]) != 0)
            {
                end++;
            }

            tokens.Add(line[start..end]);
            start = end;
        }

        return tokens;
    }

    private static CodeRow Row(string[] a, int? i, string[] b, int? j)
    {
        if (i is not { } x || j is not { } y)
        {
            return new CodeRow(i + 1, Whole(a, i), j + 1, Whole(b, j));
        }

        var (left, right) = (Tokens(a[x]), Tokens(b[y]));
        if (left.Count > MaxTokens || right.Count > MaxTokens)
        {
            return new CodeRow(x + 1, Whole(a, i), y + 1, Whole(b, j));
        }

        var common = Alignment.Of(left, right);
        return new CodeRow(
            x + 1,
            Parts(left, common.Select(c => c.Left).ToHashSet()),
            y + 1,
            Parts(right, common.Select(c => c.Right).ToHashSet())
        );
    }

    private static IReadOnlyList<CodePart> Whole(string[] lines, int? index)
    {
        if (index is not { } i)
        {
            return [];
        }

        var indent = lines[i].Length - lines[i].TrimStart().Length;
        return [new CodePart(lines[i][..indent], false), new CodePart(lines[i][indent..], true)];
    }

    private static List<CodePart> Parts(IReadOnlyList<string> tokens, HashSet<int> common)
    {
        var parts = new List<CodePart>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var blank = string.IsNullOrWhiteSpace(tokens[i]);
            var differs = blank
                ? parts.Count > 0 && parts[^1].Differs && i + 1 < tokens.Count && !common.Contains(i + 1)
                : !common.Contains(i);
            if (parts.Count > 0 && parts[^1].Differs == differs)
            {
                parts[^1] = new CodePart(parts[^1].Text + tokens[i], differs);
            }
            else
            {
                parts.Add(new CodePart(tokens[i], differs));
            }
        }

        return parts;
    }

    private static string[] Lines(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Replace("\t", "    ", StringComparison.Ordinal).TrimEnd().Split('\n');
        var indents = lines
            .Skip(1)
            .Where(l => !string.IsNullOrWhiteSpace(l))
            .Select(l => l.Length - l.TrimStart(' ').Length);
        var indent = indents.DefaultIfEmpty(0).Min();
        return
        [
            .. lines.Select(
                (l, i) =>
                    i == 0 ? l.TrimStart(' ')
                    : l.Length <= indent ? l.TrimStart(' ')
                    : l[indent..]
            ),
        ];
    }

    private static string Key(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));

    private static int ClassOf(char c) =>
        char.IsLetterOrDigit(c) || c == '_' ? 1
        : char.IsWhiteSpace(c) ? 2
        : char.IsSurrogate(c) ? 3
        : 0;
}
