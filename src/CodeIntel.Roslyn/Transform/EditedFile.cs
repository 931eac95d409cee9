using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Makes the file that holds just one edited unit: text, tokens and string tables are the unit's own.
/// </summary>
internal static class EditedFile
{
    /// <summary>The file. It has no repository and no path; positions count from the unit's start.</summary>
    public static ExtractedFile Of(
        FoundUnit found,
        FileWalk walk,
        ExampleId id,
        UnitFeatures features,
        FileTables tables
    )
    {
        var node = found.Declaration.Node;
        var text = node.SyntaxTree.GetText().ToString(node.Span);
        var lines = text.Count(c => c == '\n') + 1;
        var errors = node.GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error);
        var flags = errors > 0 ? SourceTraits.ParseErrors : SourceTraits.None;
        var place = new UnitPlace(new(0, text.Length), (1, lines), 0, walk.Tokens.Length);
        var unit = FileExtractor.Describe(found.Declaration, id, place, features, new()) with
        {
            ParseErrors = errors,
            Flags = flags,
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        return new()
        {
            RepositoryRow = 0,
            Path = "",
            Hash = ContentHash.Of(bytes),
            Encoding = "utf-8",
            Flags = flags,
            Bytes = bytes.Length,
            Lines = lines,
            ParseErrors = errors,
            Names = (0, 0),
            Text = text,
            Vocabulary = walk.Vocabulary,
            Tokens = walk.Tokens,
            Terminals = tables.Terminals,
            Paths = tables.Paths,
            Units = [unit],
            UnitDrops = [],
        };
    }
}
