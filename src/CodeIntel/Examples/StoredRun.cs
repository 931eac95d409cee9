namespace CodeIntel.Examples;

/// <summary>
/// What is stored of a run: the number of epochs whose traces are there, from 1 without a gap, and whether it is
/// finished.
/// </summary>
public readonly record struct StoredRun(int Epochs, bool Finished);
