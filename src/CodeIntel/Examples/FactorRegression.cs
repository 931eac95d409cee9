namespace CodeIntel.Examples;

/// <summary>A <see cref="DuplicationRegression"/> of one run, as a report shows it.</summary>
public sealed record FactorRegression(RunKey Run, DuplicationRegression Regression);
