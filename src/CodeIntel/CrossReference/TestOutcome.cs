using CodeIntel.Examples;

namespace CodeIntel.CrossReference;

/// <summary>
/// What a model made of one test example at the last epoch; <paramref name="Loss"/> is NaN for an unknown label.
/// </summary>
internal readonly record struct TestOutcome(SubtokenCounts Counts, bool Correct, double Loss);
