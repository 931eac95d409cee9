using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>The workspace's string tables, by row; row 0 is nobody's. Empty where they were not asked for.</summary>
public sealed record ExportTables
{
    /// <summary>Tokens.</summary>
    public IReadOnlyList<Token> Terms { get; init; } = [];

    /// <summary>Terminals: subtokens joined by <c>|</c>.</summary>
    public IReadOnlyList<string> Terminals { get; init; } = [];

    /// <summary>Paths: kinds joined by <c>^</c> upwards and <c>_</c> downwards.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Names of syntax node kinds.</summary>
    public IReadOnlyList<string> NodeKinds { get; init; } = [];
}
