using CodeIntel.Examples;

namespace CodeIntel.Cli;

/// <summary>A run as it is listed under a noise kind (<c>none</c> where the study has no noise).</summary>
internal sealed record RunRow(
    RunKey Key, string Noise, int Epochs, long Parameters, int? EpochsToFit, RunScores? Train, RunScores? Validation,
    RunScores? Test);
