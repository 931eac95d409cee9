using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.CrossReference;

/// <summary>Crosses the measures of one run with duplication.</summary>
internal sealed class RunCrossReferencer(MeasureOptions options, DuplicationContext context, ICrossReferenceSource source)
{
    /// <summary>All numbers of a run.</summary>
    public RunCrossReference Cross(RunMeasures measures, CancellationToken cancellationToken)
    {
        var training = source.ReadExamples(measures.Run, Split.Train);
        var frame = new TrainingFrame(context, training);
        var analyses = Analyse(measures, frame, cancellationToken);
        var once = Once(frame.ClusterCount);
        return new()
        {
            Run = measures.Run,
            Resamples = options.Bootstrap,
            Seed = options.Seed,
            Buckets = [.. analyses.SelectMany(analysis => analysis.Buckets(once))],
            Correlations = [.. analyses.SelectMany(analysis => analysis.Correlation(once))],
            Regressions = [.. Regress(measures, frame)],
            Leaks = [.. Leaks(measures.Run, training.Rows, cancellationToken)],
        };
    }

    private DuplicationAnalysis[] Analyse(RunMeasures measures, TrainingFrame frame, CancellationToken cancellationToken)
    {
        var analyses = (
            from relation in DuplicationContext.Relations
            from scope in Enum.GetValues<DuplicationScope>()
            from measure in measures.Examples
            select new DuplicationAnalysis(
                measure.Measure, relation, scope, frame.Select(measure.Values, relation, scope), options.Bootstrap)).ToArray();
        Resample(Bootstrap(frame.ClusterCount, "train"), (weights, resample) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            Parallel.ForEach(analyses, analysis => analysis.Resample(weights, resample));
        });
        return analyses;
    }

    private static IEnumerable<DuplicationRegression> Regress(RunMeasures measures, TrainingFrame frame) =>
        (from relation in DuplicationContext.Relations
         from measure in measures.Examples
         select frame.Regress(measure.Measure, measure.Values, relation)).OfType<DuplicationRegression>();

    private IEnumerable<LeakScore> Leaks(RunKey run, long[] trainRows, CancellationToken cancellationToken)
    {
        var test = source.ReadExamples(run, Split.Test);
        if (test.Rows.Length == 0 || source.ReadLastTrace(run, Split.Test) is not { } trace)
        {
            return [];
        }

        var outcomes = Outcomes(test, trace, source.ReadLabels(run));
        var (clusters, count) = context.NearClusters(test.Rows);
        var analyses = DuplicationContext.Relations.Select(relation => new LeakAnalysis(
            relation, context.Clusters(relation), trainRows, test.Rows, outcomes, clusters, options.Bootstrap)).ToArray();
        Resample(Bootstrap(count, "test"), (weights, resample) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.ForEach(analyses, analysis => analysis.Resample(weights, resample));
        });
        return analyses.SelectMany(analysis => analysis.Results(Once(count)));
    }

    private static TestOutcome[] Outcomes(RunExamples test, EpochTrace trace, IReadOnlyList<string> labels)
    {
        var outcomes = new TestOutcome[test.Rows.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var predicted = labels[trace.Predictions[i]];
            var given = test.GivenLabels[i];
            var counts = SubtokenCounts.Of(Subtokens.Split(predicted), Subtokens.Split(given));
            outcomes[i] = new(counts, predicted == given, trace.Losses[i]);
        }

        return outcomes;
    }

    private ClusterBootstrap Bootstrap(int clusters, string purpose) => new(clusters, options.Bootstrap, purpose, options.Seed);

    private static void Resample(ClusterBootstrap bootstrap, Action<int[], int> each)
    {
        var resample = 0;
        foreach (var weights in bootstrap.Draw())
        {
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
