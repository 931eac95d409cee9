namespace CodeIntel.CrossReference;

/// <summary>
/// What a model made of one test example at the last epoch: what it adds to the sums of the task's scores, and its
/// loss, NaN for an unknown label.
/// </summary>
internal readonly record struct TestOutcome(double[] Addends, double Loss);
