using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests.Extract;

/// <summary>
/// Each file in Cases is extracted and compared with its verified text. A mismatch writes a received text beside it;
/// look at the difference, and rename it when it is right. Paths* show path contexts, Flow* data-flow edges, the others
/// units.
/// </summary>
public sealed class CasesTests
{
    private static readonly EdgeKind[] _flow =
        [EdgeKind.LastRead, EdgeKind.LastWrite, EdgeKind.ComputedFrom, EdgeKind.ReturnTo];

    public static TheoryData<string> Names =>
    [
        .. Directory.GetFiles(Folder(), "*.cs")
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Extracts_what_was_verified(string name)
    {
        var source = File.ReadAllText(Path.Combine(Folder(), name + ".cs"));
        var received = Describe(name, Extraction.File(source, path: name + ".cs"));

        var verified = Path.Combine(Folder(), name + ".verified.txt");
        if (!File.Exists(verified) || File.ReadAllText(verified) != received)
        {
            File.WriteAllText(Path.Combine(Folder(), name + ".received.txt"), received);
        }

        Assert.True(File.Exists(verified), $"There is no verified text of {name}.");
        Assert.Equal(File.ReadAllText(verified), received);
    }

    private static string Describe(string name, ExtractedFile file)
    {
        var text = new StringBuilder();
        foreach (var unit in file.Units)
        {
            text.Append(CultureInfo.InvariantCulture, $"{unit.Kind} {unit.QualifiedName} = {unit.Signature}\n");
            text.Append(CultureInfo.InvariantCulture, $"  lines {unit.Lines.First}-{unit.Lines.Last}, ");
            text.Append(CultureInfo.InvariantCulture, $"{unit.TokenCount} tokens, ");
            text.Append(CultureInfo.InvariantCulture, $"{unit.Features.ContextsInAll} contexts, {unit.Flags}\n");
            text.Append(unit.Documentation is null ? "" : $"  doc: {unit.Documentation}\n");
            foreach (var line in Details(name, file, unit))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
            }
        }

        foreach (var drop in file.UnitDrops)
        {
            text.Append(CultureInfo.InvariantCulture, $"dropped {drop.Key}: {drop.Reason} ({drop.Detail})\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Details(string name, ExtractedFile file, ExtractedUnit unit) =>
        name.StartsWith("Paths", StringComparison.Ordinal)
            ? unit.Features.Contexts.Select(c => Extraction.Show(file, c))
        : name.StartsWith("Flow", StringComparison.Ordinal)
            ? Extraction.Edges(file, unit, _flow)
        : [];

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}
