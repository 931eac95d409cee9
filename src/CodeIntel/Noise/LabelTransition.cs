namespace CodeIntel.Noise;

/// <summary>
/// One entry of a transition matrix: a noisy example of <paramref name="Label"/> is labelled
/// <paramref name="NoisyLabel"/> with this probability. <paramref name="Examples"/>: training examples of the label.
/// </summary>
public sealed record LabelTransition(string Label, string NoisyLabel, double Probability, long Examples);
