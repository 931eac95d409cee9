using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>Measures one run: one pass over the traces of each split, one epoch in memory at a time.</summary>
internal sealed class RunMeasurer(MeasureOptions options, ITraceReader traces, RunKey run)
{
    private readonly List<EpochValue> _epochs = [];
    private readonly List<ScoreCurve> _curves = [];
    private readonly IReadOnlyList<string> _labels = traces.ReadLabels(run);
    private readonly ITaskScorer _scorer = TaskScorers.Of(run.Task);

    /// <summary>The run's measures, or null where training left no trace.</summary>
    /// <exception cref="StageException">A trace does not fit its examples.</exception>
    public RunMeasures? Measure(CancellationToken cancellationToken)
    {
        var training = traces.ReadExamples(run, Split.Train);
        var dynamics = new TrainingDynamics(training.Rows.Length);
        var scorer = new SplitScorer(_scorer, _labels, training);
        var hasTraces = false;
        foreach (var trace in Traces(training, cancellationToken))
        {
            hasTraces = true;
            dynamics.Add(trace, scorer);
            _epochs.AddRange(EpochScores.Of(trace, training, scorer, options.PerEpoch));
        }

        Evaluate(Split.Validation, cancellationToken);
        Evaluate(Split.Test, cancellationToken);
        _epochs.AddRange(EpochScores.Gaps(_epochs, _scorer.MainScore));
        if (options.PerEpoch.Contains(EpochMeasure.Csr))
        {
            _epochs.AddRange(CriticalSamples.Of(run, traces.ReadEquivalents(run)));
        }

        return hasTraces ? Collect(training, dynamics) : null;
    }

    private void Evaluate(Split split, CancellationToken cancellationToken)
    {
        var examples = traces.ReadExamples(run, split);
        var scorer = new SplitScorer(_scorer, _labels, examples);
        var scores = new PredictionScores(split, examples.Rows.Length);
        foreach (var trace in Traces(examples, cancellationToken))
        {
            scores.Add(trace);
            _epochs.AddRange(EpochScores.Of(trace, examples, scorer, options.PerEpoch));
        }

        if (options.PerEpoch.Contains(EpochMeasure.PredictionScore) && scores.Curve() is { } curve)
        {
            _curves.Add(curve);
        }
    }

    private RunMeasures Collect(RunExamples training, TrainingDynamics dynamics)
    {
        var measures = options.PerExample.Distinct().ToArray();
        var values = measures.ToDictionary(measure => measure, dynamics.Values);
        return new()
        {
            Run = run,
            Epochs = _epochs,
            Values = [.. EpochScores.EpochsToFit(_epochs, _scorer.MainScore), .. ReciprocalRank()],
            Examples = [.. measures
                .Select(measure => new ExampleValues(KebabCase.Of(measure), training.Rows, values[measure]))],
            ScoreCurves = _curves,
            Detectors = [.. measures
                .Select(measure => NoiseDetector.Judge(
                    KebabCase.Of(measure), NoiseDetector.Suspicion(measure, values[measure]), training.Noisy))
                .OfType<DetectorValue>()],
        };
    }

    /// <summary>Mean reciprocal rank of code-search (Feng 2020): 1 where each query finds its own method.</summary>
    /// <exception cref="StageException">A rank is below 1.</exception>
    private IEnumerable<RunValue> ReciprocalRank()
    {
        var ranks = options.PerEpoch.Contains(EpochMeasure.Score) ? traces.ReadRanks(run) : [];
        if (ranks.FirstOrDefault(rank => rank.Rank < 1) is { } wrong)
        {
            throw new StageException(
                $"Run {run}: the query of row {wrong.Row} has the rank {wrong.Rank}; ranks count from 1. "
                + "Train the run again.");
        }

        return ranks.Count == 0 ? [] : [new(Split.Test, "mrr", ranks.Average(rank => 1.0 / rank.Rank), ranks.Count)];
    }

    private IEnumerable<EpochTrace> Traces(RunExamples examples, CancellationToken cancellationToken)
    {
        foreach (var trace in traces.ReadTraces(run, examples.Split))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Fits(trace, examples.Rows.Length))
            {
                throw new StageException(
                    $"Run {run}: the trace of epoch {trace.Epoch} ({KebabCase.Of(trace.Split)}) does not fit its "
                    + $"{examples.Rows.Length} examples and {(trace.Texts ?? _labels).Count} labels. Train the run "
                    + "again.");
            }

            yield return trace;
        }
    }

    private bool Fits(EpochTrace trace, int examples) =>
        trace.Losses.Length == examples
        && trace.GivenProbabilities.Length == examples
        && trace.PredictionProbabilities.Length == examples
        && trace.Margins.Length == examples
        && trace.Predictions.Length == examples
        && trace.Predictions.All(prediction => prediction >= 0 && prediction < (trace.Texts ?? _labels).Count);
}
