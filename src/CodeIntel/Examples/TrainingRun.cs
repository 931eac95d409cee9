namespace CodeIntel.Examples;

/// <summary>A training run as it begins: everything that its traces refer to.</summary>
public sealed record TrainingRun
{
    /// <summary>Names the run in the study.</summary>
    public required RunKey Key { get; init; }

    /// <summary>
    /// Hash of options, device, threads and every example; two runs with the same one give the same traces.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>The options as JSON.</summary>
    public required string Options { get; init; }

    /// <summary>Where it is trained: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Threads of the native backend.</summary>
    public required int Threads { get; init; }

    /// <summary>Number of epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Number of learnt numbers.</summary>
    public required long Parameters { get; init; }

    /// <summary>The model's labels; <see cref="EpochTrace.Predictions"/> are indices of this list.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The examples of train, validation and test, in this order; a split may be empty.</summary>
    public required IReadOnlyList<RunExamples> Examples { get; init; }
}
