using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Inspect;

/// <summary>A method with what is needed to compare it.</summary>
public sealed record InspectedUnit
{
    /// <summary>Row of the example.</summary>
    public required long Row { get; init; }

    /// <summary>Identity.</summary>
    public required string Id { get; init; }

    /// <summary>Namespace, types and name.</summary>
    public required string Name { get; init; }

    /// <summary>Address of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>Path in it.</summary>
    public required string Path { get; init; }

    /// <summary>First line.</summary>
    public required long Line { get; init; }

    /// <summary>The code.</summary>
    public required string Text { get; init; }

    /// <summary>Its tokens.</summary>
    public required IReadOnlyList<Token> Tokens { get; init; }
}
