using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Extracts everything from one parsed file.</summary>
internal sealed class FileExtractor(
    ExtractOptions options,
    SourceOrigin origin,
    CSharpCompilation? compilation,
    ThreadLocal<ExtractionBuffers>? threads = null)
{
    /// <summary>Most tokens of a unit; a larger one (a table in code) is dropped as <c>too-large</c>.</summary>
    private const int MaxTokens = 100_000;

    private readonly UnitIds _ids = new(origin, options);

    /// <summary>Extracts a file; without a compilation of the repository, the file is compiled alone.</summary>
    public FileExtraction Extract(ParsedSource parsed, CancellationToken cancellationToken)
    {
        var declarations = parsed.Walk.Declarations.Select(UnitDeclaration.Of).OfType<UnitDeclaration>()
            .Where(unit => options.Units.Contains(unit.Kind)).ToList();
        var traits = new FileTraits(parsed, declarations, origin);
        if (Dropped(traits.OfFile) is { } reason)
        {
            var drop = new Drop("file", origin.Key(parsed.Path), reason, "extract.drop names this trait");
            return new(parsed.Path, null, [drop]) { UndefinedSymbols = parsed.Walk.UndefinedSymbols };
        }

        var buffers = threads?.Value ?? new(options.Paths);
        buffers.Tables.Clear();
        var root = parsed.Tree.GetRoot(cancellationToken);
        var units = new UnitExtractor(buffers, root, Model(parsed), cancellationToken, _ids);
        var qualified = new QualifiedNames();
        var kept = new List<ExtractedUnit>();
        var dropped = new List<Drop>();
        var graphs = new List<Drop>();
        foreach (var unit in declarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = Place(parsed, unit);
            var errors = ErrorsIn(parsed.Errors, place.Span);
            var flags = traits.OfUnit(unit, errors);
            if (Refuse(unit, place, flags) is var (refused, detail))
            {
                dropped.Add(new("method", Key(parsed, place, qualified.Of(unit)), refused, detail));
                continue;
            }

            var (extracted, leftOut) = Extract(parsed, unit, place, units, qualified);
            kept.Add(extracted with { ParseErrors = errors, Flags = flags });
            if (leftOut is not null)
            {
                graphs.Add(new(
                    "graph", Key(parsed, place, extracted.QualifiedName), leftOut, "no LastRead and LastWrite edges"));
            }
        }

        var names = compilation is null ? default : units.Names;
        return new(parsed.Path, File(parsed, traits.OfFile, buffers.Tables, kept, dropped, names), graphs)
        {
            UndefinedSymbols = parsed.Walk.UndefinedSymbols,
        };
    }

    private SemanticModel? Model(ParsedSource parsed) => options.Semantics == SemanticsMode.None
        ? null
        : (compilation ?? CompilationRecipe.Compile([parsed.Tree], parsed.Walk.HasGlobalUsing))
            .GetSemanticModel(parsed.Tree);

    /// <summary>The reason to drop what has these traits, or null: the first that the options name.</summary>
    private string? Dropped(SourceTraits traits)
    {
        foreach (var trait in options.Drop)
        {
            if (traits.HasFlag(trait))
            {
                return KebabCase.Of(trait);
            }
        }

        return null;
    }

    private (string Reason, string Detail)? Refuse(UnitDeclaration unit, UnitPlace place, SourceTraits traits) =>
        unit.Body is null ? ("no-body", KebabCase.Of(unit.Kind))
        : unit.Name.Length == 0 ? ("no-name", KebabCase.Of(unit.Kind))
        : place.TokenCount > MaxTokens ? ("too-large", $"{place.TokenCount} tokens; the limit is {MaxTokens}")
        : Dropped(traits) is { } trait ? (trait, "extract.drop names this trait")
        : null;

    private (ExtractedUnit Unit, string? LeftOut) Extract(
        ParsedSource parsed, UnitDeclaration unit, UnitPlace place, UnitExtractor units, QualifiedNames qualified)
    {
        var text = parsed.Source.Text.AsSpan(place.Span.Start, place.Span.Length);
        var id = ExampleId.Create(origin.Url, origin.Commit, parsed.Path, place.Span, text);
        var (features, leftOut) = units.Extract(unit, id.Seed(0));
        return (Describe(unit, id, place, features, qualified), leftOut);
    }

    /// <summary>The record of a unit without errors and flags.</summary>
    internal static ExtractedUnit Describe(
        UnitDeclaration unit, ExampleId id, UnitPlace place, UnitFeatures features, QualifiedNames qualified) => new()
        {
            Id = id,
            Kind = unit.Kind,
            Name = unit.Name,
            QualifiedName = qualified.Of(unit),
            Signature = UnitText.Signature(unit),
            Span = place.Span,
            Lines = place.Lines,
            FirstToken = place.FirstToken,
            TokenCount = place.TokenCount,
            Documentation = DocumentationSummary.Of(unit.Node),
            ParseErrors = 0,
            Flags = SourceTraits.None,
            Features = features,
        };

    private static UnitPlace Place(ParsedSource parsed, UnitDeclaration unit)
    {
        var span = unit.Node.Span;
        var lines = parsed.Tree.GetText().Lines;
        var first = parsed.Walk.FirstTokenAt(span.Start);
        return new(
            new(span.Start, span.Length),
            (lines.IndexOf(span.Start) + 1, lines.IndexOf(Math.Max(span.Start, span.End - 1)) + 1),
            first,
            parsed.Walk.FirstTokenAt(span.End) - first);
    }

    private ExtractedFile File(
        ParsedSource parsed,
        SourceTraits traits,
        FileTables tables,
        List<ExtractedUnit> kept,
        List<Drop> dropped,
        (int, int) names) => new()
        {
            RepositoryRow = origin.RepositoryRow,
            Path = parsed.Path,
            Hash = parsed.Hash,
            Encoding = parsed.Source.Encoding,
            Flags = traits,
            Licence = parsed.Licence,
            EffectiveLicence = parsed.EffectiveLicence,
            Bytes = parsed.Bytes,
            Lines = parsed.Tree.GetText().Lines.Count,
            ParseErrors = parsed.Errors.Length,
            Names = names,
            Disabled = parsed.Walk.Disabled,
            Text = parsed.Source.Text,
            Vocabulary = parsed.Walk.Vocabulary,
            Tokens = parsed.Walk.Tokens,
            Terminals = [.. tables.Terminals],
            Paths = [.. tables.Paths],
            Units = kept,
            UnitDrops = dropped,
        };

    private string Key(ParsedSource parsed, UnitPlace place, string qualifiedName) => string.Create(
        CultureInfo.InvariantCulture, $"{origin.Key(parsed.Path)}:{place.Lines.First} {qualifiedName}");

    private static int ErrorsIn(int[] errors, CharSpan span)
    {
        var count = 0;
        foreach (var error in errors)
        {
            count += error >= span.Start && error < span.End ? 1 : 0;
        }

        return count;
    }
}
