namespace CodeIntel.Cli;

/// <summary>The shared options of one invocation.</summary>
internal sealed record Invocation
{
    public required string Workspace { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }

    public required int Jobs { get; init; }

    public required long? Seed { get; init; }

    /// <summary>Cap of <c>--max-memory</c> in bytes, where the verb takes it.</summary>
    public long? MaxMemoryBytes { get; init; }
}
