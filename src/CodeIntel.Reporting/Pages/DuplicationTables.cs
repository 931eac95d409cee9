using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>The statistics of duplication as tables.</summary>
internal static class DuplicationTables
{
    /// <summary>By level and relation: shares, and how far apart the members of a cluster are.</summary>
    public static HtmlTable Scopes(DuplicateStatistics statistics) =>
        new(
            "Duplicates and clusters by relation",
            [
                "level",
                "relation",
                "units",
                "with a duplicate",
                "distinct",
                "clusters",
                "in one file",
                "in one repository",
                "across repositories",
                "across splits",
                "leaking",
            ],
            [
                .. statistics.Relations.Select(row =>
                    (IReadOnlyList<Cell>)
                        [
                            Names.Plural(row.Level),
                            Names.Of(row.Relation),
                            Numbers.Count(row.Units),
                            $"{Numbers.Count(row.Duplicates)} ({Numbers.Share(row.Duplicates, row.Units)})",
                            Numbers.Share(row.Units - row.Duplicates + row.Clusters, row.Units),
                            Numbers.Count(row.Clusters),
                            Numbers.Count(row.WithinFile),
                            Numbers.Count(row.WithinRepository),
                            Numbers.Count(row.AcrossRepositories),
                            Numbers.Count(row.AcrossSplits),
                            Numbers.Count(row.Leaking),
                        ]
                ),
            ]
        )
        {
            TextColumns = 2,
        };

    /// <summary>By repository under one relation: what has a duplicate anywhere, and elsewhere.</summary>
    public static HtmlTable Repositories(
        DuplicateStatistics statistics, DuplicationRelation relation, ReportLimits limits)
    {
        var rows = statistics.Repositories.Where(row => row.Relation == relation).ToLookup(row => row.Url);
        DuplicationLevel[] levels = [.. statistics.Repositories.Select(row => row.Level).Distinct().Order()];
        return new(
            $"Repositories, {Names.Of(relation)} duplicates",
            [
                "repository",
                .. levels.SelectMany(level =>
                    new[] { Names.Plural(level), "with a duplicate", "with one in another repository" }),
            ],
            [
                .. rows.Select(group =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(Names.Repository(group.Key), group.Key),
                            .. levels.SelectMany(level => Of(group.First(row => row.Level == level))),
                        ]
                ),
            ]
        )
        {
            MaxRows = limits.TableRows,
        };
    }

    private static IEnumerable<Cell> Of(RepositoryStatistics row) =>
        [
            Numbers.Count(row.Units),
            Numbers.Share(row.Duplicates, row.Units),
            Numbers.Share(row.Elsewhere, row.Units),
        ];
}
