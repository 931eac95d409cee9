namespace CodeIntel.Examples;

/// <summary>
/// What <see cref="ICompatPathExtractor"/> finds in one file. Contexts are indices of its two tables.
/// </summary>
public sealed record CompatFile
{
    /// <summary>Why nothing was extracted (<c>too-deep</c>), or null.</summary>
    public string? Refused { get; init; }

    /// <summary>
    /// Distinct terminals, normalised: <c>get|name</c>, <c>METHOD_NAME</c>, <c>NUM</c>, <c>SPACE</c>.
    /// </summary>
    public IReadOnlyList<string> Terminals { get; init; } = [];

    /// <summary>The distinct string literals of the methods: from which text a terminal comes.</summary>
    public IReadOnlyList<CompatLiteral> Literals { get; init; } = [];

    /// <summary>
    /// Distinct paths: node kinds joined by <c>|</c>, with a child id where the definition wants one.
    /// </summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The methods that can be expressed, in document order.</summary>
    public IReadOnlyList<CompatMethod> Methods { get; init; } = [];

    /// <summary>The units that cannot be expressed, in document order.</summary>
    public IReadOnlyList<CompatRefusal> Inexpressible { get; init; } = [];

    /// <summary>A context as the published extractor writes it: <c>token,path,token</c>.</summary>
    public string Show(PathContext context) =>
        $"{Terminals[context.Start]},{Paths[context.Path]},{Terminals[context.End]}";
}
