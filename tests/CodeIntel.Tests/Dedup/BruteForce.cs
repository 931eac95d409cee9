using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup;

/// <summary>Every pair of units compared by the definitions alone.</summary>
internal static class BruteForce
{
    public static List<DuplicatePair> Pairs(
        List<TokenizedUnit> units,
        List<TokenKind> kinds,
        DedupOptions options
    )
    {
        var pairs = new List<DuplicatePair>();
        var kept = units.Where(unit => !unit.Tokens.IsEmpty).ToList();
        var counts = kept.Select(unit =>
                Counts(unit.Tokens.ToArray().Where(term => IsCompared(kinds[term], options)))
            )
            .ToList();
        for (var j = 0; j < kept.Count; j++)
        {
            for (var i = 0; i < j; i++)
            {
                var (set, multiset) = Similarities(counts[i], counts[j]);
                var shorter = Math.Min(counts[i].Values.Sum(), counts[j].Values.Sum());
                if (
                    Relation(kept[i], kept[j], kinds, options, set, multiset, shorter) is
                    { } relation
                )
                {
                    pairs.Add(new(kept[i].Row, kept[j].Row, relation, set, multiset));
                }
            }
        }

        return [.. pairs.OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    public static bool IsCompared(TokenKind kind, DedupOptions options) =>
        options.Tokens == TokenSelection.All || kind >= TokenKind.Identifier;

    public static (double Set, double Multiset) Similarities(
        Dictionary<int, int> a,
        Dictionary<int, int> b
    )
    {
        var common = a.Keys.Where(b.ContainsKey).ToList();
        var minima = common.Sum(term => Math.Min(a[term], b[term]));
        return (
            a.Count + b.Count == 0 ? 1 : (double)common.Count / (a.Count + b.Count - common.Count),
            a.Count + b.Count == 0 ? 1 : (double)minima / (a.Values.Sum() + b.Values.Sum() - minima)
        );
    }

    public static Dictionary<int, int> Counts(IEnumerable<int> tokens) =>
        tokens.CountBy(term => term).ToDictionary();

    public static List<List<long>> Components(IEnumerable<(long A, long B)> edges)
    {
        var neighbours = new SortedDictionary<long, List<long>>();
        foreach (var (a, b) in edges)
        {
            neighbours.TryAdd(a, []);
            neighbours.TryAdd(b, []);
            neighbours[a].Add(b);
            neighbours[b].Add(a);
        }

        var seen = new HashSet<long>();
        var components = new List<List<long>>();
        foreach (var start in neighbours.Keys.Where(seen.Add))
        {
            var component = new List<long> { start };
            for (var i = 0; i < component.Count; i++)
            {
                component.AddRange(neighbours[component[i]].Where(seen.Add));
            }

            components.Add([.. component.Order()]);
        }

        return components;
    }

    private static DuplicationRelation? Relation(
        TokenizedUnit a,
        TokenizedUnit b,
        List<TokenKind> kinds,
        DedupOptions options,
        double set,
        double multiset,
        int compared
    )
    {
        var (x, y) = (a.Tokens.ToArray(), b.Tokens.ToArray());
        var longEnough = Math.Min(x.Length, y.Length) >= options.MinTokens;
        return a.TextHash == b.TextHash ? DuplicationRelation.Exact
            : x.SequenceEqual(y) ? DuplicationRelation.Type1
            : !longEnough ? null
            : IsRenaming(x, y, kinds) ? DuplicationRelation.Type2
            : compared >= options.MinTokens
            && set >= options.SetJaccard
            && multiset >= options.MultisetJaccard
            && !IsNested(a, b)
                ? DuplicationRelation.Near
            : null;
    }

    private static bool IsRenaming(int[] x, int[] y, List<TokenKind> kinds)
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        var pairs = x.Zip(y).Distinct().ToList();
        return pairs.All(pair => kinds[pair.First] == kinds[pair.Second])
            && pairs.All(pair =>
                pair.First == pair.Second || kinds[pair.First] >= TokenKind.Identifier
            )
            && pairs.Select(pair => pair.First).Distinct().Count() == pairs.Count
            && pairs.Select(pair => pair.Second).Distinct().Count() == pairs.Count;
    }

    private static bool IsNested(TokenizedUnit a, TokenizedUnit b)
    {
        var (endA, endB) = (a.FirstToken + a.Tokens.Length, b.FirstToken + b.Tokens.Length);
        return a.FileRow == b.FileRow
            && (
                (a.FirstToken <= b.FirstToken && endB <= endA)
                || (b.FirstToken <= a.FirstToken && endA <= endB)
            );
    }
}
