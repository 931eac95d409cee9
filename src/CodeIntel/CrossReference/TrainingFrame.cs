using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>The training examples of a run with what duplication knows of them; all arrays are parallel.</summary>
internal sealed class TrainingFrame
{
    private readonly DuplicationContext _context;
    private readonly double[] _logTokens;
    private readonly double[] _logLabelFrequency;
    private readonly double[] _noisy;
    private readonly long[] _repositories;

    /// <summary>Looks everything up.</summary>
    public TrainingFrame(DuplicationContext context, RunExamples examples)
    {
        _context = context;
        Rows = examples.Rows;
        (Clusters, ClusterCount) = context.NearClusters(Rows);
        var frequencies = examples.GivenLabels.CountBy(label => label).ToDictionary();
        _logLabelFrequency = [.. examples.GivenLabels.Select(label => Math.Log(frequencies[label]))];
        _logTokens = [.. Rows.Select(row => Math.Log(Math.Max(1, Unit(row).TokenCount)))];
        _noisy = [.. examples.Noisy.Select(noisy => noisy ? 1.0 : 0.0)];
        _repositories = [.. Rows.Select(row => Unit(row).RepositoryRow)];
    }

    /// <summary>Rows, ascending.</summary>
    public long[] Rows { get; }

    /// <summary>Near cluster of each example, numbered densely.</summary>
    public int[] Clusters { get; }

    /// <summary>Number of near clusters.</summary>
    public int ClusterCount { get; }

    /// <summary>Clusters, values and factors of the examples of a scope at which a measure is defined.</summary>
    public (int[] Clusters, double[] Values, int[] Factors) Select(
        double[] values, DuplicationRelation relation, DuplicationScope scope)
    {
        var index = _context.Clusters(relation);
        return Select(values, row => index.IsIn(scope, row), index.FactorOf);
    }

    /// <summary>Clusters, values and numbers of copies of the examples at which a measure is defined.</summary>
    public (int[] Clusters, double[] Values, int[] Copies) Select(
        double[] values, IReadOnlyDictionary<long, int> copies) =>
        Select(values, _ => true, row => copies.GetValueOrDefault(row, 1));

    /// <summary>True where a scope has an example with a duplicate.</summary>
    public bool HasDuplicates(DuplicationRelation relation, DuplicationScope scope)
    {
        var index = _context.Clusters(relation);
        return Rows.Any(row => index.Of(row) is not null && index.IsIn(scope, row));
    }

    /// <summary>The regression of a measure on log2(factor); null where it is not identified.</summary>
    public DuplicationRegression? Regress(string measure, double[] values, DuplicationRelation relation)
    {
        var index = _context.Clusters(relation);
        var kept = Enumerable.Range(0, Rows.Length).Where(i => double.IsFinite(values[i])).ToArray();
        var fit = kept.Length == 0 ? null : ClusteredRegression.Fit(
            Pick(values),
            [.. kept.Select(i => Math.Log2(index.FactorOf(Rows[i])))],
            [
                ("log-tokens", Pick(_logTokens)),
                ("log-label-frequency", Pick(_logLabelFrequency)),
                ("noise", Pick(_noisy)),
            ],
            [.. kept.Select(i => _repositories[i])],
            [.. kept.Select(i => Clusters[i])]);
        return fit is null ? null : new(
            measure,
            relation,
            new(fit.Slope, fit.Low, fit.High, kept.Length, fit.Clusters),
            fit.StandardError,
            fit.Dropped);

        double[] Pick(double[] all) => [.. kept.Select(i => all[i])];
    }

    private (int[] Clusters, double[] Values, int[] Numbers) Select(
        double[] values, Func<long, bool> isIn, Func<long, int> numberOf)
    {
        var kept = Enumerable.Range(0, Rows.Length)
            .Where(i => !double.IsNaN(values[i]) && isIn(Rows[i]))
            .ToArray();
        return (
            [.. kept.Select(i => Clusters[i])],
            [.. kept.Select(i => values[i])],
            [.. kept.Select(i => numberOf(Rows[i]))]);
    }

    private UnitFacts Unit(long row) => _context.Units.GetValueOrDefault(row);
}
