using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace CodeIntel.Sqlite.Tests;

/// <summary>Writes <c>docs/schema.md</c> from the embedded migrations.</summary>
internal static partial class SchemaPage
{
    private const string Introduction =
        """
        # Schema of a workspace

        <!-- Generated from the migrations: CODEINTEL_UPDATE=1 dotnet run --project tests/CodeIntel.Sqlite.Tests -->

        `corpus.sqlite` holds everything but clones, checkpoints and the report. All tables are `STRICT`; foreign keys
        are on; the database is in WAL mode, and one process at a time writes (`workspace.lock`). `pragma user_version`
        is the number of the last migration.
        """;

    private const string Codecs =
        """
        ## Codecs

        Blobs are written and read by one class each, in `src/CodeIntel.Sqlite/Codecs`. Numbers are unsigned LEB128
        varints (7 bits a byte, low bits first); differences that may be negative are in zig-zag form. Bytes that are
        cut or damaged are refused with a message, and `codeintel verify` names the rows.

        - **text**: Brotli over UTF-16LE code units, so that unpaired surrogates survive.
        - **token**: rows of `terms`, in order; their number is in `token_count`.
        - **path context**: count, then per context the start terminal as a signed difference to the previous one's, the
          path and the end terminal.
        - **syntax path**: index of the top node, then rows of `node_kinds`.
        - **graph**: token count, number of syntax nodes, their `node_kinds`; where there are nodes outside the
          unit, 64, their count, and per node the length and UTF-8 bytes of a parameter's name, or 0 and the 16
          bytes of an example's id; then per edge kind that occurs its number, its count, and its edges in order
          of (from, to) as differences: from to the previous from, to to its own from. The chain of next tokens
          is implied.
        - **task input**: count and rows of `terms`; length and UTF-8 bytes of the words, joined by blanks; count of the
          candidates, each as the difference to the one before; then per edge kind that occurs its number, its count and
          its edges as in a graph, where a count of 0 stands for the whole chain of next tokens.
        - **row**: count, then differences to the previous row; rows ascend.
        - **trace**: of n examples, four columns of n 32-bit little-endian floats (loss, probability of the given label,
          probability of the prediction, margin) and one of n 32-bit integers (prediction).
        """;

    /// <summary>The repository's page.</summary>
    public static string File([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "schema.md"));

    /// <summary>The whole page.</summary>
    public static string Write()
    {
        var page = new StringBuilder(Introduction).Append("\n\n## Tables\n");
        foreach (var line in Tables())
        {
            Append(page, line);
        }

        return page.Append('\n').Append(Codecs).Append('\n').ToString().ReplaceLineEndings("\n");
    }

    // lines of all migrations; a column that a later one added stands with its table
    private static IEnumerable<string> Tables()
    {
        var lines = Migrations().SelectMany(sql => sql.Split('\n')).ToList();
        var added = lines.Select(line => AddedColumn().Match(line)).Where(match => match.Success)
            .ToLookup(match => match.Groups["table"].Value, match => $"  {match.Groups["column"].Value}");
        var table = "";
        foreach (var line in lines)
        {
            table = TableLine().Match(line) is { Success: true } begin ? begin.Groups["name"].Value : table;
            if (line.StartsWith(") strict", StringComparison.Ordinal))
            {
                foreach (var column in added[table])
                {
                    yield return column.Replace(";", ",", StringComparison.Ordinal);
                }
            }

            yield return line;
        }
    }

    private static IEnumerable<string> Migrations()
    {
        var assembly = typeof(Workspace).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static void Append(StringBuilder page, string line)
    {
        if (TableLine().Match(line) is { Success: true } table)
        {
            page.Append($"\n### {table.Groups["name"].Value}\n\n");
            page.Append(table.Groups["comment"].Success ? Sentence(table.Groups["comment"].Value) + "\n\n" : "");
            page.Append("| Column | Type | |\n| --- | --- | --- |\n");
        }
        else if (ColumnLine().Match(line) is { Success: true } column)
        {
            var (name, type) = (column.Groups["name"].Value, column.Groups["type"].Value.Trim());
            page.Append($"| `{name.Trim('"')}` | {type} | {column.Groups["comment"].Value} |\n");
        }
        else if (ConstraintLine().Match(line) is { Success: true } constraint)
        {
            page.Append($"| | {constraint.Groups["text"].Value} | |\n");
        }
        else if (IndexLine().Match(line) is { Success: true } index)
        {
            page.Append($"\nIndex: {index.Groups["columns"].Value}.\n");
        }
    }

    private static string Sentence(string comment) => char.ToUpperInvariant(comment[0]) + comment[1..] + ".";

    [GeneratedRegex(@"^create table (?<name>\w+) \((?:\s+-- (?<comment>.+))?$")]
    private static partial Regex TableLine();

    [GeneratedRegex(@"^alter table (?<table>\w+) add column (?<column>.+)$")]
    private static partial Regex AddedColumn();

    [GeneratedRegex(@"^  (?<text>(?:unique|primary key) \(.+\)),?$")]
    private static partial Regex ConstraintLine();

    [GeneratedRegex(@"^  (?!unique \(|primary key \()(?<name>""?\w+""?) "
        + @"(?<type>[^,-]+?(?:\([^)]*\))?),?\s*(?:-- (?<comment>.+))?$")]
    private static partial Regex ColumnLine();

    [GeneratedRegex(@"^create index \w+ on \w+ \((?<columns>.+)\);$")]
    private static partial Regex IndexLine();
}
