namespace CodeIntel.Examples;

/// <summary>What was run, and with what.</summary>
public sealed record ReportStudy
{
    /// <summary>The study's name.</summary>
    public required string Name { get; init; }

    /// <summary>The corpus' name.</summary>
    public required string Corpus { get; init; }

    /// <summary>Hash of the workspace's logical content up to the report, or null.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Component and version, in the order to show: codeintel, .NET, Roslyn, TorchSharp …</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Versions { get; init; } = [];

    /// <summary>What a seed is for, and the seed.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Seeds { get; init; } = [];

    /// <summary>Native backend of training (<c>cpu</c>, <c>cuda</c>), or null where nothing was trained.</summary>
    public string? Backend { get; init; }

    /// <summary>Threads of the native backend.</summary>
    public int Threads { get; init; }

    /// <summary>All options of the study as indented JSON, without absolute paths.</summary>
    public string OptionsJson { get; init; } = "{}";

    /// <summary>Commands that give this report again, in order.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];
}
