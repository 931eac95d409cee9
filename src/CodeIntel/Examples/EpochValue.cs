namespace CodeIntel.Examples;

/// <summary>
/// One number of one epoch (from 1) over one split; <paramref name="N"/> examples took part. Measures: the task's
/// scores (<see cref="Scoring.ITaskScorer.Measures"/>; of method-name <c>precision</c>, <c>recall</c>, <c>f1</c>,
/// <c>exact-match</c>), <c>loss</c> (mean, nats), <c>gini-loss</c>; of the main score <c>f1-noisy</c> and
/// <c>f1-clean</c> (training examples that noise did and did not change) and <c>f1-gap</c> (training less test, on the
/// test split); <c>csr</c> and <c>csr-</c> with the name of each edit.
/// </summary>
public sealed record EpochValue(Split Split, int Epoch, string Measure, double Value, long N);
