using CodeIntel.Examples;

namespace CodeIntel.Splits;

/// <summary>Counts what evaluation splits share with the splits before them.</summary>
internal static class LeakCounter
{
    private static readonly (Split Evaluated, Split Other)[] _pairs =
        [(Split.Validation, Split.Train), (Split.Test, Split.Train), (Split.Test, Split.Validation)];

    /// <summary>The matrix of examples and their splits.</summary>
    public static LeakMatrix Count(IReadOnlyList<SplitExample> examples, IReadOnlyList<Split> splits) => new()
    {
        Cells =
        [
            .. CountKind(LeakKind.Exact, examples, splits, example => example.ExactCluster),
            .. CountKind(LeakKind.Type1, examples, splits, example => example.Type1Cluster),
            .. CountKind(LeakKind.Type2, examples, splits, example => example.Type2Cluster),
            .. CountKind(LeakKind.Near, examples, splits, example => example.NearCluster),
            .. CountKind(LeakKind.Label, examples, splits, example => example.Label),
            .. CountKind(LeakKind.Name, examples, splits, example => example.QualifiedName),
        ],
    };

    private static IEnumerable<LeakCell> CountKind(
        LeakKind kind, IReadOnlyList<SplitExample> examples, IReadOnlyList<Split> splits, Func<SplitExample,
        object?> groupOf)
    {
        var sizes = new Dictionary<object, long[]>();
        for (var i = 0; i < examples.Count; i++)
        {
            if (groupOf(examples[i]) is not { } group)
            {
                continue;
            }

            if (!sizes.TryGetValue(group, out var bySplit))
            {
                bySplit = new long[3];
                sizes.Add(group, bySplit);
            }

            bySplit[(int)splits[i]]++;
        }

        return _pairs.Select(pair => Cell(kind, pair.Evaluated, pair.Other, sizes.Values, splits));
    }

    private static LeakCell Cell(
        LeakKind kind, Split evaluated, Split other, IEnumerable<long[]> sizes, IReadOnlyList<Split> splits)
    {
        var shared = sizes.Where(size => size[(int)evaluated] > 0 && size[(int)other] > 0).ToList();
        return new()
        {
            Kind = kind,
            Evaluated = evaluated,
            Other = other,
            Shared = shared.Count,
            Leaked = shared.Sum(size => size[(int)evaluated]),
            Examples = splits.LongCount(split => split == evaluated),
        };
    }
}
