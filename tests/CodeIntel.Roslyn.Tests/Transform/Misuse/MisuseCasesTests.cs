using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform.Misuse;

/// <summary>
/// Each file in Cases is extracted, and every bug that many seeds plant in each of its units is compared with the
/// verified text beside it: line and column of the place, the right and the wrong variable, and the repair targets.
/// Every line has been checked by hand. CODEINTEL_UPDATE=1 writes the texts anew: check each difference.
/// </summary>
public sealed class MisuseCasesTests
{
    private const int Seeds = 100;

    private static readonly MisuseMaker _maker = new(new ExtractOptions());

    public static TheoryData<string> Names =>
    [
        .. Directory.GetFiles(Folder(), "*.cs.txt")
            .Select(f => Path.GetFileName(f)[..^".cs.txt".Length])
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plants_the_bugs_that_were_verified(string name)
    {
        var received = Describe(File.ReadAllText(Path.Combine(Folder(), name + ".cs.txt")));

        VerifiedText.Check(Folder(), name, received);
    }

    private static string Describe(string source)
    {
        var file = Extraction.File(source);
        var text = new StringBuilder();
        foreach (var unit in file.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $"{unit.QualifiedName}\n");
            var places = Places(source, unit);
            var bugs = Enumerable.Range(0, Seeds).Select(seed => Line(Make(source, unit, seed), places)).Distinct();
            foreach (var line in bugs.Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
            }
        }

        return text.ToString();
    }

    private static string Line(MisusePair pair, string[] places)
    {
        if (pair.Refused is { } reason)
        {
            return reason;
        }

        var at = pair.Label.Location - 1;
        var targets = string.Join(' ', pair.Label.Targets.Select(target => places[target - 1]));
        return $"{places[at]} {pair.Clean!.Tokens[at]} -> {pair.Buggy!.Tokens[at]}, as at {targets}";
    }

    private static MisusePair Make(string source, ExtractedUnit unit, int seed) => _maker.Make(
        new()
        {
            Id = new(ContentHash.Of($"{unit.Id} {seed}")),
            Kind = unit.Kind,
            Name = unit.Name,
            FileText = source,
            Span = unit.Span,
        },
        1_000);

    /// <summary>Line and column of each token of a unit.</summary>
    private static string[] Places(string source, ExtractedUnit unit)
    {
        var tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(source);
        var lines = tree.GetText().Lines;
        return [.. tree.GetRoot().DescendantTokens()
            .Where(token => token.Span.Length > 0 && token.SpanStart >= unit.Span.Start
                && token.Span.End <= unit.Span.End)
            .Select(token => lines.GetLinePosition(token.SpanStart))
            .Select(place => string.Create(
                CultureInfo.InvariantCulture, $"{place.Line + 1:00}:{place.Character + 1:00}"))];
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}
