namespace CodeIntel.Cli;

/// <summary>The shared options of one invocation.</summary>
internal sealed record Invocation
{
    public required string Workspace { get; init; }

    public required bool Json { get; init; }

    public required bool Quiet { get; init; }

    public required int Jobs { get; init; }

    public required long? Seed { get; init; }
}
