using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Makes the file that holds just one edited unit: text, tokens and string tables are the unit's own.
/// </summary>
internal static class EditedFile
{
    /// <summary>The file. It has no repository and no path; positions count from the unit's start.</summary>
    public static ExtractedFile Of(FoundUnit found, ExampleId id, UnitFeatures features, FileTables tables)
    {
        var span = found.Declaration.Node.Span;
        var text = found.Tree.GetText().ToString(span);
        var lines = text.Count(c => c == '\n') + 1;
        var (vocabulary, tokens) = Tokens(found.Walk, span.Start, span.End);
        var errors = found.Errors.Count(e => e >= span.Start && e < span.End);
        var flags = errors > 0 ? SourceTraits.ParseErrors : SourceTraits.None;
        var unit = FileExtractor.Describe(
            found.Declaration, id, new(new(0, text.Length), (1, lines), 0, tokens.Length), features) with
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
            Vocabulary = vocabulary,
            Tokens = tokens,
            Terminals = tables.Terminals,
            Paths = tables.Paths,
            Units = [unit],
            UnitDrops = [],
        };
    }

    private static (List<Token> Vocabulary, int[] Tokens) Tokens(FileWalk walk, int start, int end)
    {
        var indices = new Dictionary<int, int>();
        var vocabulary = new List<Token>();
        var first = walk.FirstTokenAt(start);
        var tokens = new int[walk.FirstTokenAt(end) - first];
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = walk.Tokens[first + i];
            if (!indices.TryGetValue(token, out var index))
            {
                index = vocabulary.Count;
                indices.Add(token, index);
                vocabulary.Add(walk.Vocabulary[token]);
            }

            tokens[i] = index;
        }

        return (vocabulary, tokens);
    }
}
