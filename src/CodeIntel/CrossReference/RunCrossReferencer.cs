using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;
using CodeIntel.Studies;

namespace CodeIntel.CrossReference;

/// <summary>Crosses the measures of one run with duplication.</summary>
internal sealed class RunCrossReferencer(
    MeasureOptions options, DuplicationContext context, ICrossReferenceSource source, int jobs)
{
    /// <summary>All numbers of a run.</summary>
    public RunCrossReference Cross(RunMeasures measures, CancellationToken cancellationToken)
    {
        var training = source.ReadExamples(measures.Run, Split.Train);
        var frame = new TrainingFrame(context, training);
        var bootstrap = new ClusterBootstrap(frame.ClusterCount, options.Bootstrap, "train", options.Seed);
        var buckets = new List<BucketMean>();
        var correlations = new List<DuplicationCorrelation>();
        foreach (var analysis in Analyse(measures, frame, bootstrap, cancellationToken))
        {
            buckets.AddRange(analysis.Buckets(Once(frame.ClusterCount)));
            correlations.AddRange(analysis.Correlation(Once(frame.ClusterCount)));
        }

        return new()
        {
            Run = measures.Run,
            Resamples = options.Bootstrap,
            Seed = options.Seed,
            Buckets = buckets,
            Correlations = correlations,
            Regressions = [.. Regress(measures, frame)],
            Injected = [.. Injected(measures, frame, bootstrap, cancellationToken)],
            Leaks = [.. Leaks(measures.Run, training.Rows, cancellationToken)],
        };
    }

    /// <summary>
    /// One relation and scope at a time bounds memory to one set of measures; all get the same resamples.
    /// </summary>
    private IEnumerable<DuplicationAnalysis> Analyse(
        RunMeasures measures, TrainingFrame frame, ClusterBootstrap bootstrap, CancellationToken cancellationToken)
    {
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        foreach (var (relation, scope) in Parts(frame))
        {
            var analyses = measures.Examples.Select(measure => new DuplicationAnalysis(
                measure.Measure,
                relation,
                scope,
                frame.Select(measure.Values, relation, scope),
                bootstrap.Resamples)).ToArray();
            Parallel.ForEach(analyses, limits, analysis => Resample(bootstrap, analysis.Resample, cancellationToken));
            foreach (var analysis in analyses)
            {
                yield return analysis;
            }
        }
    }

    private static IEnumerable<(DuplicationRelation Relation, DuplicationScope Scope)> Parts(TrainingFrame frame) =>
        from relation in DuplicationContext.Relations
        from scope in Enum.GetValues<DuplicationScope>()
        where scope == DuplicationScope.All || frame.HasDuplicates(relation, scope)
        select (relation, scope);

    private static IEnumerable<DuplicationRegression> Regress(RunMeasures measures, TrainingFrame frame) =>
        (from relation in DuplicationContext.Relations
         from measure in measures.Examples
         select frame.Regress(measure.Measure, measure.Values, relation)).OfType<DuplicationRegression>();

    private IEnumerable<InjectedMean> Injected(
        RunMeasures measures, TrainingFrame frame, ClusterBootstrap bootstrap, CancellationToken cancellationToken)
    {
        if (measures.Run.Noise != NoiseKind.DuplicateInjection)
        {
            return [];
        }

        var copies = source.ReadInjected(measures.Run);
        var analyses = measures.Examples.Select(measure => new InjectionAnalysis(
            measure.Measure, frame.Select(measure.Values, copies), bootstrap.Resamples)).ToArray();
        Array.ForEach(analyses, analysis => Resample(bootstrap, analysis.Resample, cancellationToken));
        return analyses.SelectMany(analysis => analysis.Means(Once(frame.ClusterCount)));
    }

    private IEnumerable<LeakScore> Leaks(RunKey run, long[] trainRows, CancellationToken cancellationToken)
    {
        var test = source.ReadExamples(run, Split.Test);
        if (test.Rows.Length == 0 || source.ReadLastTrace(run, Split.Test) is not { } trace)
        {
            return [];
        }

        var scorer = TaskScorers.Of(run.Task);
        var outcomes = Outcomes(scorer, test, trace, source.ReadLabels(run));
        var (clusters, count) = context.NearClusters(test.Rows);
        var analyses = DuplicationContext.Relations.Select(relation => new LeakAnalysis(
            relation,
            context.Clusters(relation),
            (trainRows, test.Rows),
            scorer,
            outcomes,
            clusters,
            options.Bootstrap)).ToArray();
        var bootstrap = new ClusterBootstrap(count, options.Bootstrap, "test", options.Seed);
        Array.ForEach(analyses, analysis => Resample(bootstrap, analysis.Resample, cancellationToken));
        return analyses.SelectMany(analysis => analysis.Results(Once(count)));
    }

    private static TestOutcome[] Outcomes(
        ITaskScorer scorer, RunExamples test, EpochTrace trace, IReadOnlyList<string> labels) =>
        [.. test.GivenLabels.Select((given, i) =>
            new TestOutcome(scorer.Count(trace.Prediction(i, labels), given), trace.Losses[i]))];

    private static void Resample(
        ClusterBootstrap bootstrap, Action<int[], int> each, CancellationToken cancellationToken)
    {
        var resample = 0;
        foreach (var weights in bootstrap.Draw())
        {
            cancellationToken.ThrowIfCancellationRequested();
            each(weights, resample++);
        }
    }

    private static int[] Once(int clusters)
    {
        var once = new int[clusters];
        Array.Fill(once, 1);
        return once;
    }
}
