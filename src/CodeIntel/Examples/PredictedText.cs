namespace CodeIntel.Examples;

/// <summary>An answer with its probability, in [0, 1].</summary>
public readonly record struct PredictedText(string Text, double Probability);
