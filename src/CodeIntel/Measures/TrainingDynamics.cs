using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>
/// Per-example measures over the epochs of a run, in one pass and constant memory per example: AUM (Pleiss 2020),
/// forgetting events (Toneva 2019), confidence, variability and correctness (Swayamdipta 2020), loss at the last epoch.
/// </summary>
internal sealed class TrainingDynamics(int examples)
{
    private readonly double[] _marginSums = new double[examples];
    private readonly int[] _margins = new int[examples];
    private readonly double[] _means = new double[examples];
    private readonly double[] _squares = new double[examples];
    private readonly int[] _correct = new int[examples];
    private readonly int[] _forgotten = new int[examples];
    private readonly bool[] _wasCorrect = new bool[examples];
    private readonly double[] _losses = [.. Enumerable.Repeat(double.NaN, examples)];
    private int _epochs;

    /// <summary>Adds the next epoch.</summary>
    public void Add(EpochTrace trace, SplitScorer scorer)
    {
        _epochs++;
        for (var i = 0; i < examples; i++)
        {
            AddMargin(i, trace.Margins[i]);
            AddProbability(i, trace.GivenProbabilities[i]);
            AddCorrectness(i, scorer.IsCorrect(trace, i));
            _losses[i] = trace.Losses[i];
        }
    }

    /// <summary>One value per example: see <see cref="ExampleMeasure"/>; NaN where undefined.</summary>
    public double[] Values(ExampleMeasure measure) => measure switch
    {
        ExampleMeasure.Aum => Each(i => _marginSums[i] / _margins[i]),
        ExampleMeasure.Forgetting => Each(i => _correct[i] == 0 ? double.PositiveInfinity : _forgotten[i]),
        ExampleMeasure.Confidence => Each(i => _means[i]),
        ExampleMeasure.Variability => Each(i => Math.Sqrt(_squares[i] / _epochs)),
        ExampleMeasure.Correctness => Each(i => _correct[i]),
        _ => [.. _losses],
    };

    private double[] Each(Func<int, double> value) =>
        [.. Enumerable.Range(0, examples).Select(i => _epochs == 0 ? double.NaN : value(i))];

    private void AddMargin(int i, float margin)
    {
        if (!float.IsNaN(margin))
        {
            _marginSums[i] += margin;
            _margins[i]++;
        }
    }

    private void AddProbability(int i, double probability)
    {
        // Welford's update: the sum of squares of values close to 1 would cancel
        var before = probability - _means[i];
        _means[i] += before / _epochs;
        _squares[i] += before * (probability - _means[i]);
    }

    private void AddCorrectness(int i, bool correct)
    {
        _forgotten[i] += _wasCorrect[i] && !correct ? 1 : 0;
        _correct[i] += correct ? 1 : 0;
        _wasCorrect[i] = correct;
    }
}
