namespace CodeIntel.Examples;

/// <summary>A use of a variable that a model takes for wrong.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Token">Its number in the unit's tokens, from 1.</param>
/// <param name="Used">The variable that is used.</param>
/// <param name="Probability">That of this place.</param>
/// <param name="Repairs">Variables that may be meant, most probable first.</param>
public sealed record SuspectedMisuse(
    int Line, int Token, string Used, double Probability, IReadOnlyList<PredictedText> Repairs);
