namespace CodeIntel.Torch.Train;

/// <summary>
/// The file <c>state.json</c> of a checkpoint. No generator's state is needed: shuffling and dropout of each epoch are
/// functions of the run's seed and the epoch.
/// </summary>
internal sealed record CheckpointState
{
    /// <summary>The layout that this version writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Layout of the checkpoint.</summary>
    public required int Format { get; init; }

    /// <summary>The run's key.</summary>
    public required string Run { get; init; }

    /// <summary>Hash of the run's options, device, threads and examples.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Epochs that were trained.</summary>
    public required int Epoch { get; init; }

    /// <summary>Steps that the optimizer took.</summary>
    public required long Step { get; init; }

    /// <summary>True where training ended with this epoch.</summary>
    public bool IsLast { get; init; }

    /// <summary>Smallest loss of the validation split so far, or null.</summary>
    public double? BestLoss { get; init; }

    /// <summary>Epochs since then.</summary>
    public int EpochsSinceBest { get; init; }

    /// <summary>Seed of shuffling and dropout.</summary>
    public required ulong GeneratorSeed { get; init; }

    /// <summary>Hash of the vocabularies.</summary>
    public required string Vocabularies { get; init; }

    /// <summary>The options as JSON.</summary>
    public required string Options { get; init; }

    /// <summary>SHA-256 of each file of tensors.</summary>
    public required SortedDictionary<string, string> Files { get; init; }
}
