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

    /// <summary>
    /// Preprocessor symbols that are defined besides those of a release build for .NET 10. Default: none.
    /// </summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>
    /// Version of C#: <c>latest</c>, <c>preview</c> (the newest the parser knows), or 7.3 to 14. Default: preview.
    /// </summary>
    [RegularExpression(
        @"^(latest|preview|7\.3|(8|9|1[0-4])(\.0)?)$", ErrorMessage = "must be latest, preview, 7.3, or 8 to 14")]
    public string LanguageVersion { get; init; } = "preview";

    /// <summary>Traits whose files and units are dropped, with the trait as the reason. Default: none.</summary>
    public IReadOnlyList<SourceTraits> Drop { get; init; } = [];

    /// <summary>Bounds of <c>semantics: build</c>.</summary>
    public BuildOptions Build { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LicenceFilter.Parse(Licences, out var error) is null)
        {
            yield return new(error, ["licences"]);
        }

        if (Symbols.FirstOrDefault(symbol => !IsSymbol(symbol)) is { } symbol)
        {
            yield return new(
                $"'{symbol}' is not a preprocessor symbol: letters, digits and _, no digit first", ["symbols"]);
        }

        if (Drop.Contains(SourceTraits.None))
        {
            yield return new("'none' is not a trait; an empty list drops nothing", ["drop"]);
        }
    }

    private static bool IsSymbol(string text) =>
        text is not ("" or "true" or "false")
        && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsLetterOrDigit(c) || c == '_');
}
