using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.Sqlite.Report;

/// <summary>Runs, curves, data maps, detectors and cross-references for the report.</summary>
internal sealed class ReportRunReader(Workspace workspace, ReportLimits limits)
{
    private readonly MeasureTable _measures = new(workspace);
    private readonly CrossReferenceTable _references = new(workspace);
    private readonly TraceTable _traces = new(workspace);

    /// <summary>Report data with everything that comes from runs, and nothing else.</summary>
    public ReportData Read(CancellationToken cancellationToken)
    {
        var facts = new RunTable(workspace).ReadFacts().Where(run => _measures.IsMeasured(run.Key)).ToList();
        var runs = new List<ReportRun>();
        var epochs = new List<ReportEpochValue>();
        var curves = new List<ReportScoreCurve>();
        var maps = new List<DataMap>();
        var detectors = new List<DetectorQuality>();
        var references = new List<RunCrossReference>();
        foreach (var run in facts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var measures = _measures.Read(run.Key);
            var training = _traces.ReadExamples(run.Key, Split.Train);
            runs.Add(Run(run, measures, training));
            epochs.AddRange(measures.Epochs.OrderBy(v => v.Measure, StringComparer.Ordinal).ThenBy(v => v.Split)
                .ThenBy(v => v.Epoch)
                .Select(v => new ReportEpochValue
                {
                    Run = run.Key,
                    Split = v.Split,
                    Epoch = v.Epoch,
                    Measure = v.Measure,
                    Value = v.Value,
                    N = v.N,
                }));
            curves.AddRange(measures.ScoreCurves.Select(c => new ReportScoreCurve(
                run.Key, c.Split, c.N, Thin(
                    [.. c.Shares.Zip(c.Scores, (share, score) => new CurvePoint(share, score))]))));
            if (Map(run, measures, training) is { } map)
            {
                maps.Add(map);
            }

            detectors.AddRange(measures.Detectors.Select(d => Detector(run.Key, d)));
            if (_references.ReadWritten(run.Key) is { } reference)
            {
                references.Add(reference);
            }
        }

        return new()
        {
            Study = new() { Name = "", Corpus = "" },
            Runs = runs,
            Epochs = epochs,
            ScoreCurves = curves,
            DataMaps = maps,
            Detectors = detectors,
            Buckets = [.. references.SelectMany(r => r.Buckets.Select(b => Bucket(r.Run, b)))],
            Correlations = [.. references.SelectMany(r => r.Correlations.Select(c => Correlation(r.Run, c)))],
            Regressions = [.. references.SelectMany(r => r.Regressions.Select(g => new FactorRegression(r.Run, g)))],
            Injected = [.. references.SelectMany(r => r.Injected.Select(m => new ReportInjectedMean(r.Run, m)))],
            LeakedScores = [.. references.SelectMany(Leaked)],
        };
    }

    private static IEnumerable<LeakedScore> Leaked(RunCrossReference reference)
    {
        var main = TaskScorers.Of(reference.Run.Task).MainScore;
        return reference.Leaks
            .Where(score => score.Measure == main)
            .Where(score => score.Group is LeakGroup.All or LeakGroup.Leaked or LeakGroup.Clean)
            .Select(score => Leaked(reference.Run, score));
    }

    private static ReportRun Run(RunFacts run, RunMeasures measures, RunExamples training) => new()
    {
        Key = run.Key,
        Epochs = run.Epochs,
        Labels = run.Labels,
        NoisyExamples = training.Noisy.LongCount(noisy => noisy),
        EpochsToFit = measures.EpochsToFit(),
        Train = measures.ScoresAtEnd(Split.Train),
        Validation = measures.ScoresAtEnd(Split.Validation),
        Test = measures.ScoresAtEnd(Split.Test),
    };

    private DataMap? Map(RunFacts run, RunMeasures measures, RunExamples training)
    {
        double[]? Values(string measure) =>
            measures.Examples.FirstOrDefault(values => values.Measure == measure)?.Values;
        if (Values("confidence") is not { } confidence
            || Values("variability") is not { } variability || Values("correctness") is not { } correctness)
        {
            return null;
        }

        // ids are hashes: the smallest ones are a uniform sample, and the same at every level
        var ids = Ids(training.Rows);
        var points = Enumerable.Range(0, confidence.Length)
            .Where(i => double.IsFinite(confidence[i]))
            .OrderBy(i => ids[i])
            .Take(limits.DataMapPoints)
            .Select(i => new DataMapPoint(
                confidence[i], variability[i], correctness[i] / run.Epochs, training.Noisy[i]));
        return new(run.Key, confidence.Length, [.. points]);
    }

    private ExampleId[] Ids(long[] rows)
    {
        var wanted = rows.ToHashSet();
        var ids = workspace.Stream("select id, example_id from examples order by id",
            r => (Row: r.GetInt64(0), Id: new ExampleId(ContentHash.FromBytes(r.Blob(1)))))
            .Where(pair => wanted.Contains(pair.Row))
            .ToDictionary(pair => pair.Row, pair => pair.Id);
        return [.. rows.Select(row => ids[row])];
    }

    private CurvePoint[] Thin(CurvePoint[] points)
    {
        if (points.Length <= limits.CurvePoints)
        {
            return points;
        }

        return [.. Enumerable.Range(0, limits.CurvePoints).Select(
            i => points[(int)((long)i * (points.Length - 1) / (limits.CurvePoints - 1))])];
    }

    private DetectorQuality Detector(RunKey run, DetectorValue value) => new()
    {
        Run = run,
        Measure = value.Measure,
        N = value.N,
        Noisy = value.Positives,
        Auc = value.RocAuc,
        AveragePrecision = value.AveragePrecision,
        PrecisionAtNoisy = value.PrecisionAtK,
        Roc = Thin([.. value.Roc.Select(point => new CurvePoint(point.FalsePositiveRate, point.TruePositiveRate))]),
    };

    private static ReportFactorBucket Bucket(RunKey run, BucketMean bucket) => new()
    {
        Run = run,
        Measure = bucket.Measure,
        Relation = bucket.Relation,
        Scope = Scope(bucket.Scope),
        Bucket = FactorBucket.Name(bucket.Bucket).Replace('–', '-'),
        Mean = bucket.Mean.Value,
        Low = bucket.Mean.Low,
        High = bucket.Mean.High,
        N = bucket.Mean.N,
    };

    private static FactorCorrelation Correlation(RunKey run, DuplicationCorrelation correlation) => new()
    {
        Run = run,
        Measure = correlation.Measure,
        Relation = correlation.Relation,
        Scope = Scope(correlation.Scope),
        Rho = correlation.Rho.Value,
        Low = correlation.Rho.Low,
        High = correlation.Rho.High,
        N = correlation.Rho.N,
    };

    private static LeakedScore Leaked(RunKey run, LeakScore score) => new()
    {
        Run = run,
        Split = Split.Test,
        Relation = score.Relation,
        Group = KebabCase.Of(score.Group),
        Score = score.Score.Value,
        Low = score.Score.Low,
        High = score.Score.High,
        N = score.Score.N,
    };

    private static string Scope(DuplicationScope scope) =>
        scope == DuplicationScope.AcrossRepositories ? "cross-repository" : KebabCase.Of(scope);
}
