using System.Globalization;
using System.Text;

namespace CodeIntel.Export;

/// <summary>
/// <c>LICENCES.csv</c>: whose work an export holds, at which commit, under which licence, and how much of it.
/// </summary>
internal static class LicenceList
{
    public const string FileName = "LICENCES.csv";

    /// <summary>What stands where no licence is known.</summary>
    public const string Unknown = "unknown";

    private const string Header = "repository,commit,licence,files,examples";

    /// <summary>The list as text, ordered by repository and licence.</summary>
    public static string Of(ExportTally tally, IEnumerable<ExportRepository> repositories)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (
            var repository in repositories
                .OrderBy(repository => repository.Url, StringComparer.Ordinal)
                .ThenBy(repository => repository.Commit, StringComparer.Ordinal)
        )
        {
            foreach (
                var (key, (files, examples)) in tally
                    .Origins.Where(pair => pair.Key.Repository == repository.Row)
                    .OrderBy(pair => pair.Key.Licence, StringComparer.Ordinal)
            )
            {
                text.Append(Field(repository.Url))
                    .Append(',')
                    .Append(Field(repository.Commit))
                    .Append(',')
                    .Append(Field(key.Licence))
                    .Append(',')
                    .Append(files.ToString(CultureInfo.InvariantCulture))
                    .Append(',')
                    .Append(examples.ToString(CultureInfo.InvariantCulture))
                    .Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Examples by licence.</summary>
    public static SortedDictionary<string, long> Sums(ExportTally tally)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var ((_, licence), (_, examples)) in tally.Origins)
        {
            sums[licence] = sums.GetValueOrDefault(licence) + examples;
        }

        return sums;
    }

    /// <summary>Quoted where needed; a leading =, +, - or @ would be a formula to a spreadsheet.</summary>
    private static string Field(string text)
    {
        var safe = text.Length > 0 && "=+-@".Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
