using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Dedup;

/// <summary>
/// Every pair of files compared by the definitions alone, and each looked up in what the detector found.
/// </summary>
internal sealed class BruteForce
{
    private readonly DedupOptions _options = new();
    private readonly List<TokenizedUnit> _units;
    private readonly Dictionary<int, int>[] _counts;
    private readonly Dictionary<long, long> _formOf;
    private readonly HashSet<(ContentHash, ContentHash)> _near;

    private BruteForce(SourceTokens source, LevelDuplicates found)
    {
        _units = [.. source.Units(DuplicationLevel.File).Where(unit => unit.Tokens.Length >= _options.MinTokens)];
        _counts = [.. _units.Select(unit => unit.Tokens.ToArray().CountBy(token => token).ToDictionary())];
        var sequences = source.Units(DuplicationLevel.File).ToDictionary(unit => unit.Row, unit => unit.TextHash);

        // a stored near pair stands for all pairs of files with these two token sequences
        _near = [.. found.Pairs.Where(pair => pair.Relation == DuplicationRelation.Near)
            .Select(pair => Key(sequences[pair.First], sequences[pair.Second]))];
        _formOf = found.Clusters.Where(cluster => cluster.Relation == DuplicationRelation.Type2)
            .SelectMany(cluster => cluster.Members.Select(member => (member.Row, cluster.Representative)))
            .ToDictionary(pair => pair.Row, pair => pair.Representative);
    }

    /// <summary>Pairs that reach both thresholds, and how they and the detector's differ, pair by pair.</summary>
    public static string Run(SourceTokens source, LevelDuplicates found) => new BruteForce(source, found).Compare();

    private string Compare()
    {
        long reach = 0, equal = 0, renamed = 0, near = 0, missed = 0, wrong = 0;
        Parallel.For(0, _units.Count, i =>
        {
            for (var j = 0; j < i; j++)
            {
                var isNear = _near.Contains(Key(_units[i].TextHash, _units[j].TextHash));
                if (IsSimilar(_counts[i], _counts[j]))
                {
                    Interlocked.Increment(ref reach);
                    Interlocked.Increment(ref Named(i, j, isNear, ref equal, ref renamed, ref near, ref missed));
                }
                else if (isNear)
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        });
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{_units.Count} files of {_options.MinTokens} tokens or more, {reach} pairs reach the thresholds: {equal} "
                + $"have equal tokens, {renamed} are type-2, {near} near; {missed} are missing from the "
                + $"detector's, and {wrong} of its near pairs do not reach the thresholds");
    }

    private ref long Named(
        int i, int j, bool isNear, ref long equal, ref long renamed, ref long near, ref long missed)
    {
        var (x, y) = (_units[i], _units[j]);
        if (x.TextHash == y.TextHash)
        {
            return ref equal;
        }

        if (_formOf.TryGetValue(x.Row, out var form) && _formOf.TryGetValue(y.Row, out var other) && form == other)
        {
            return ref renamed;
        }

        return ref isNear ? ref near : ref missed;
    }

    private static (ContentHash, ContentHash) Key(ContentHash x, ContentHash y) =>
        x.CompareTo(y) <= 0 ? (x, y) : (y, x);

    private bool IsSimilar(Dictionary<int, int> x, Dictionary<int, int> y)
    {
        var (small, large) = x.Count <= y.Count ? (x, y) : (y, x);
        if (small.Count < _options.SetJaccard * large.Count)
        {
            return false;
        }

        var (common, least) = (0, 0L);
        foreach (var (token, count) in small)
        {
            if (large.TryGetValue(token, out var other))
            {
                common++;
                least += Math.Min(count, other);
            }
        }

        return (double)common / (x.Count + y.Count - common) >= _options.SetJaccard
            && (double)least / (x.Values.Sum() + y.Values.Sum() - least) >= _options.MultisetJaccard;
    }
}
