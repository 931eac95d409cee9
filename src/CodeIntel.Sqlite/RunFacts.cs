using CodeIntel.Examples;

namespace CodeIntel.Sqlite;

/// <summary>
/// What is known of a run before it is measured; <paramref name="Labels"/> counts the model's labels.
/// </summary>
public sealed record RunFacts(RunKey Key, int Epochs, long Parameters, int Labels, string Device, int Threads);
