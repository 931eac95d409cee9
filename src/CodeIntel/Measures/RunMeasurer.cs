using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>Measures one run: one pass over the traces of each split, one epoch in memory at a time.</summary>
internal sealed class RunMeasurer(MeasureOptions options, ITraceReader traces, RunKey run)
{
    private readonly List<EpochValue> _epochs = [];
    private readonly List<ScoreCurve> _curves = [];
    private readonly IReadOnlyList<string> _labels = traces.ReadLabels(run);

    /// <summary>The run's measures, or null where training left no trace.</summary>
    /// <exception cref="StageException">A trace does not fit its examples.</exception>
    public RunMeasures? Measure(CancellationToken cancellationToken)
    {
        var training = traces.ReadExamples(run, Split.Train);
        var dynamics = new TrainingDynamics(training.Rows.Length);
        var scorer = new NameScorer(_labels, training);
        var hasTraces = false;
        foreach (var trace in Traces(training, cancellationToken))
        {
            hasTraces = true;
            dynamics.Add(trace, scorer);
            _epochs.AddRange(EpochScores.Of(trace, training, scorer, options.PerEpoch));
        }

        Evaluate(Split.Validation, cancellationToken);
        Evaluate(Split.Test, cancellationToken);
        _epochs.AddRange(EpochScores.F1Gaps(_epochs));
        return hasTraces ? Collect(training, dynamics) : null;
    }

    private void Evaluate(Split split, CancellationToken cancellationToken)
    {
        var examples = traces.ReadExamples(run, split);
        var scorer = new NameScorer(_labels, examples);
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
            Values = [.. EpochScores.EpochsToFit(_epochs)],
            Examples = [.. measures
                .Select(measure => new ExampleValues(KebabCase.Of(measure), training.Rows, values[measure]))],
            ScoreCurves = _curves,
            Detectors = [.. measures
                .Select(measure => NoiseDetector.Judge(
                    KebabCase.Of(measure), NoiseDetector.Suspicion(measure, values[measure]), training.Noisy))
                .OfType<DetectorValue>()],
        };
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
                    + $"{examples.Rows.Length} examples and {_labels.Count} labels. Train the run again.");
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
        && trace.Predictions.All(prediction => prediction >= 0 && prediction < _labels.Count);
}
