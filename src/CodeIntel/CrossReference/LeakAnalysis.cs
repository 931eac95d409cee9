using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.CrossReference;

/// <summary>
/// Scores of leaked against clean test examples (Allamanis 2019). An example is leaked where its cluster has a member
/// among the run's own training examples: what the model has seen.
/// </summary>
internal sealed class LeakAnalysis
{
    private static readonly LeakGroup[] _groups = Enum.GetValues<LeakGroup>();

    private readonly DuplicationRelation _relation;
    private readonly ITaskScorer _scorer;
    private readonly TestOutcome[] _outcomes;
    private readonly int[] _clusters;
    private readonly bool[] _leaked;
    private readonly bool[] _first;
    private readonly double[][][] _resampled;

    /// <summary>
    /// Sorts test examples into groups. <paramref name="clusters"/>: their near clusters, numbered densely.
    /// </summary>
    public LeakAnalysis(
        DuplicationRelation relation,
        ClusterIndex index,
        (long[] Train, long[] Test) rows,
        ITaskScorer scorer,
        TestOutcome[] outcomes,
        int[] clusters,
        int resamples)
    {
        (_relation, _scorer, _outcomes, _clusters) = (relation, scorer, outcomes, clusters);
        var seen = rows.Train.Select(index.KeyOf).ToHashSet();
        _leaked = [.. rows.Test.Select(row => seen.Contains(index.KeyOf(row)))];
        var kept = new Dictionary<long, long>();
        _first = [.. rows.Test.Select((row, i) => !_leaked[i] && Kept(index.KeyOf(row), row) == row)];
        _resampled = [.. _groups.Select(
            _ => Enumerable.Range(0, scorer.Measures.Count + 1).Select(_ => new double[resamples]).ToArray())];

        // all examples of the first row: the twins of variable-misuse are no duplicates of each other
        long Kept(long cluster, long row) => kept.TryAdd(cluster, row) ? row : kept[cluster];
    }

    /// <summary>Computes the values of one resample.</summary>
    public void Resample(int[] weights, int resample)
    {
        var scores = Scores(weights);
        for (var group = 0; group < _groups.Length; group++)
        {
            for (var measure = 0; measure < _resampled[group].Length; measure++)
            {
                _resampled[group][measure][resample] = scores[group][measure].Value;
            }
        }
    }

    /// <summary>The scores with their intervals, after all resamples; groups without example are left out.</summary>
    public IEnumerable<LeakScore> Results(int[] once)
    {
        var scores = Scores(once);
        return from @group in _groups
               from measure in Enumerable.Range(0, _resampled[0].Length)
               let score = scores[(int)@group][measure]
               where double.IsFinite(score.Value)
               select new LeakScore(
                   _relation, @group, score.Measure, Estimate(@group, score, _resampled[(int)@group][measure]));
    }

    private TaskScore[][] Scores(int[] weights)
    {
        var sums = Enumerable.Range(0, (int)LeakGroup.Difference).Select(_ => new ScoreSums(_scorer)).ToArray();
        for (var i = 0; i < _outcomes.Length; i++)
        {
            var weight = weights[_clusters[i]];
            sums[(int)LeakGroup.All].Add(_outcomes[i], weight);
            sums[(int)(_leaked[i] ? LeakGroup.Leaked : LeakGroup.Clean)].Add(_outcomes[i], weight);
            sums[(int)LeakGroup.DuplicateFree].Add(_outcomes[i], _first[i] ? weight : 0);
        }

        var scores = sums.Select(sum => sum.Scores()).ToArray();
        return [
            .. scores,
            Subtract(scores[(int)LeakGroup.Leaked], scores[(int)LeakGroup.Clean], (leaked, clean) => leaked + clean),
            Subtract(scores[(int)LeakGroup.All], scores[(int)LeakGroup.DuplicateFree], (all, _) => all),
        ];
    }

    private Estimate Estimate(LeakGroup group, TaskScore score, double[] resampled)
    {
        // a difference is no surer than the smaller of its two sides
        var clusters = group == LeakGroup.Difference
            ? Math.Min(ClustersOf(LeakGroup.Leaked), ClustersOf(LeakGroup.Clean))
            : ClustersOf(group);
        return ClusterBootstrap.Estimate(score.Value, resampled, (long)score.N, clusters);
    }

    private int ClustersOf(LeakGroup group) => Members(group).Select(i => _clusters[i]).Distinct().Count();

    private IEnumerable<int> Members(LeakGroup group) => Enumerable.Range(0, _outcomes.Length).Where(i => group switch
    {
        LeakGroup.Leaked => _leaked[i],
        LeakGroup.Clean => !_leaked[i],
        LeakGroup.DuplicateFree => _first[i],
        _ => true,
    });

    private static TaskScore[] Subtract(TaskScore[] a, TaskScore[] b, Func<double, double, double> n) =>
        [.. a.Zip(b, (x, y) => x with { Value = x.Value - y.Value, N = n(x.N, y.N) })];
}
