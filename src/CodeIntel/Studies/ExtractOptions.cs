using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;
using CodeIntel.Licences;

namespace CodeIntel.Studies;

/// <summary>Options of the <c>extract</c> stage.</summary>
public sealed record ExtractOptions : IValidatableObject
{
    /// <summary>How names and types are bound. Default: source.</summary>
    public SemanticsMode Semantics { get; init; } = SemanticsMode.Source;

    /// <summary>Kinds of unit to extract. Default: all.</summary>
    [MinLength(1)]
    public IReadOnlyList<UnitKind> Units { get; init; } = Enum.GetValues<UnitKind>();

    /// <summary>Path contexts.</summary>
    public PathOptions Paths { get; init; } = new();

    /// <summary>Largest source file in bytes; a larger one is dropped as <c>too-large</c>. Default: 2 MiB.</summary>
    [Range(1L, 1L << 30)]
    public long MaxFileBytes { get; init; } = 2 << 20;

    /// <summary>
    /// Deepest nesting of brackets; a deeper file is dropped as <c>too-deep</c> before it is parsed. Default: 200.
    /// </summary>
    [Range(10, 1000)]
    public int MaxNesting { get; init; } = 200;

    /// <summary>
    /// Which licences are kept: any, permissive, or SPDX identifiers; a file of another one, or of none that is known,
    /// is dropped as <c>licence</c>. Default: any.
    /// </summary>
    public IReadOnlyList<string> Licences { get; init; } = ["any"];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LicenceFilter.Parse(Licences, out var error) is null)
        {
            yield return new(error, ["licences"]);
        }
    }
}
