namespace CodeIntel.Examples.Published;

/// <summary>A published curve: a measure of a model under a kind of noise, at three epochs and five levels.</summary>
public sealed record PublishedCurve
{
    /// <summary>The task, named as in study files.</summary>
    public required string Task { get; init; }

    /// <summary>The model, named as in study files.</summary>
    public required string Model { get; init; }

    /// <summary>The kind of noise. Level 0 is the curve's own: kinds may have different ones.</summary>
    public required NoiseKind Noise { get; init; }

    /// <summary>The measure, named as in <see cref="EpochValue"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>The data set, as published: <c>java-small</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>
    /// <c>localization</c> or <c>repair</c> where variable-misuse was measured apart; else empty. Of the Gini
    /// coefficient it tells which part of the loss.
    /// </summary>
    public required string Part { get; init; }

    /// <summary>The split: train, or test for whatever the curve was evaluated on.</summary>
    public required Split Split { get; init; }

    /// <summary>The epochs, ascending: the first, the tenth and the last.</summary>
    public required IReadOnlyList<int> Epochs { get; init; }

    /// <summary>
    /// Values by epoch, then by level (<see cref="PublishedCurves.Levels"/>); NaN where the published one is left out.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<double>> Values { get; init; }

    /// <summary>Values of the last epoch by level.</summary>
    public IReadOnlyList<double> AtEnd => Values[^1];

    /// <summary>The value of the last epoch at one of <see cref="PublishedCurves.Levels"/>.</summary>
    public double AtLevel(double level) => AtEnd[PublishedCurves.Levels.ToList().IndexOf(level)];

    /// <summary>What the curve is called beside others: the data set, and the part where there are two.</summary>
    public string Name => Part.Length == 0 ? Dataset : $"{Dataset} {Part}";
}
