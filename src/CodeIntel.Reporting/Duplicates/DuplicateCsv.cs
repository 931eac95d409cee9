using System.Globalization;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>RFC 4180 CSV in UTF-8: members, pairs, and the statistics by relation, by repository and between them.</summary>
internal sealed class DuplicateCsv(DuplicateReport report)
{
    public void Write(string folder)
    {
        var statistics = report.Source.Statistics(report.Relation);
        using (var members = Open(folder, "members.csv"))
        using (var pairs = Open(folder, "pairs.csv"))
        {
            WriteGroups(members, pairs);
        }

        WriteRows(folder, "relations.csv",
            ["level", "relation", "units", "duplicates", "share", "distinct_share", "clusters", "within_file",
                "within_repository", "across_repositories", "across_splits", "leaking", "largest"],
            statistics.Relations.Select(row => (object?[])[
                KebabCase.Of(row.Level), KebabCase.Of(row.Relation), row.Units, row.Duplicates, row.Share,
                row.DistinctShare, row.Clusters, row.WithinFile, row.WithinRepository, row.AcrossRepositories,
                row.AcrossSplits, row.Leaking, row.Largest]));
        WriteRows(folder, "repositories.csv",
            ["url", "level", "relation", "units", "duplicates", "share", "elsewhere", "elsewhere_share"],
            statistics.Repositories.Select(row => (object?[])[
                row.Url, KebabCase.Of(row.Level), KebabCase.Of(row.Relation), row.Units, row.Duplicates, row.Share,
                row.Elsewhere, row.ElsewhereShare]));
        WriteRows(folder, "overlaps.csv",
            ["level", "of", "in", "units", "all", "share"],
            statistics.Overlaps.Select(cell => (object?[])[
                KebabCase.Of(cell.Level), cell.Of, cell.In, cell.Units, cell.All, cell.Share]));
    }

    private void WriteGroups(StreamWriter members, StreamWriter pairs)
    {
        WriteLine(members,
            ["cluster", "size", "scope", "across_splits", "key", "id", "name", "url", "commit", "path", "first_line",
                "last_line", "tokens", "split", "relation", "similarity", "leaks", "state"]);
        WriteLine(pairs, ["cluster", "first", "second", "relation", "set_jaccard", "multiset_jaccard"]);
        foreach (var group in report.Groups())
        {
            foreach (var member in group.Members)
            {
                WriteLine(members, [
                    group.Key, group.Members.Count, KebabCase.Of(group.Scope), group.IsAcrossSplits, member.Key,
                    member.Id, member.Name, member.Url, member.Commit, member.Path, member.FirstLine, member.LastLine,
                    member.Tokens, member.Split is { } split ? KebabCase.Of(split) : null,
                    KebabCase.Of(member.Relation), member.Similarity, group.Leaks(member), report.StateOf(member)]);
            }

            var keys = group.Members.ToDictionary(member => member.Row, member => member.Key);
            foreach (var pair in group.Pairs)
            {
                WriteLine(pairs, [
                    group.Key, keys[pair.First], keys[pair.Second], KebabCase.Of(pair.Relation), pair.SetJaccard,
                    pair.MultisetJaccard]);
            }
        }
    }

    private static void WriteRows(string folder, string name, object?[] header, IEnumerable<object?[]> rows)
    {
        using var writer = Open(folder, name);
        WriteLine(writer, header);
        foreach (var row in rows)
        {
            WriteLine(writer, row);
        }
    }

    private static StreamWriter Open(string folder, string name) =>
        new(Path.Combine(folder, name), append: false, new UTF8Encoding(false));

    private static void WriteLine(StreamWriter writer, object?[] fields)
    {
        writer.Write(string.Join(',', fields.Select(Field)));
        writer.Write("\r\n");
    }

    private static string Field(object? field) => field switch
    {
        null => "",
        string text => FigureCsv.Field(text),
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(field, CultureInfo.InvariantCulture) ?? "",
    };
}
