using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>How much duplication there is: pairs, cluster sizes, overlap of repositories.</summary>
internal static class DuplicationFigures
{
    /// <summary>Share of units in clusters, one panel per level.</summary>
    public static Figure? Shares(ReportData data)
    {
        var panels = data
            .Duplication.Where(d => d.Units > 0)
            .GroupBy(d => d.Level)
            .Select(g => SharePanel(g.Key, [.. g]))
            .ToArray();
        return panels.Length == 0 || data.Duplication.All(d => d.Members == 0)
            ? null
            : new Figure
            {
                Name = "duplicate-share",
                Title = "Share of duplicates",
                Caption =
                    "Units that have at least one duplicate under the relation or a closer one, in percent "
                    + "of all units compared.",
                XName = "relation",
                YName = "share_percent",
                Columns = 2,
                Panels = panels,
            };
    }

    /// <summary>Clusters by size under the near relation, one panel per level.</summary>
    public static Figure? Sizes(ReportData data)
    {
        var panels = data
            .ClusterSizes.Where(c => c.Relation == DuplicationRelation.Near)
            .GroupBy(c => c.Level)
            .Select(g => SizePanel(g.Key, [.. g]))
            .ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "cluster-sizes",
                Title = "Sizes of duplicate clusters",
                Caption = "Number of clusters by number of members, near relation and closer ones.",
                XName = "members",
                YName = "clusters",
                Columns = 2,
                Panels = panels,
            };
    }

    /// <summary>Clusters shared by repositories, where there are several.</summary>
    public static Figure? Overlaps(ReportData data, ReportLimits limits)
    {
        var weight = data
            .RepositoryOverlaps.SelectMany(o => new[] { (o.First, o.Clusters), (o.Second, o.Clusters) })
            .GroupBy(o => o.Item1)
            .ToDictionary(g => g.Key, g => g.Sum(o => o.Clusters));
        string[] shown =
        [
            .. data
                .Repositories.Select(r => r.Url)
                .Where(weight.ContainsKey)
                .Distinct()
                .OrderByDescending(u => weight[u])
                .Take(limits.HeatMapRepositories),
        ];
        return shown.Length < 2
            ? null
            : new Figure
            {
                Name = "repository-overlap",
                Title = "Duplicates between repositories",
                Caption =
                    "Near-duplicate clusters of methods with members in both repositories; on the diagonal, "
                    + $"with at least two members inside one. The {shown.Length} repositories that share most are "
                    + $"drawn, of {data.Repositories.Count}.",
                XName = "other_repository",
                YName = "clusters",
                Columns = 1,
                Panels = [OverlapPanel(data.RepositoryOverlaps, shown)],
            };
    }

    private static Panel SharePanel(DuplicationLevel level, ReportDuplication[] rows)
    {
        Datum[] shares = [.. rows.Select((r, i) => new Datum(i, 100.0 * r.Members / r.Units, N: r.Units))];
        return new Panel
        {
            Title = Names.Plural(level),
            Description =
                $"Share of {Names.Plural(level)} with a duplicate: "
                + string.Join(", ", rows.Select(r => $"{Names.Of(r.Relation)} {Numbers.Share(r.Members, r.Units)}"))
                + ".",
            X = Axis.Of("", [.. rows.Select(r => Names.Of(r.Relation))]),
            Y = new Axis($"{Names.Plural(level)} with a duplicate (%)", 0, Ranges.Top(shares.Select(s => s.Y))),
            Series = [new Series(Names.Plural(level), Ink.Category0, SeriesKind.Bars, shares) { LegendText = "" }],
            Height = 230,
        };
    }

    private static Panel SizePanel(DuplicationLevel level, ClusterSizeCount[] sizes)
    {
        var bins = sizes.GroupBy(s => Bin(s.Size)).OrderBy(g => g.Key.Order).ToArray();
        Datum[] counts = [.. bins.Select((b, i) => new Datum(i, b.Sum(s => s.Clusters)))];
        return new Panel
        {
            Title = Names.Plural(level),
            Description =
                $"Clusters of {Names.Plural(level)} by size: "
                + string.Join(", ", bins.Select((b, i) => $"{b.Key.Name}: {Numbers.Count((long)counts[i].Y)}"))
                + ".",
            X = Axis.Of("members of the cluster", [.. bins.Select(b => b.Key.Name)]),
            Y = new Axis("clusters", 0, Ranges.Top(counts.Select(c => c.Y))),
            Series = [new Series(Names.Plural(level), Ink.Category2, SeriesKind.Bars, counts) { LegendText = "" }],
            Height = 230,
        };
    }

    private static Panel OverlapPanel(IReadOnlyList<RepositoryOverlap> overlaps, string[] shown)
    {
        var counts = overlaps
            .SelectMany(o => new[] { (Key: (o.First, o.Second), o.Clusters), (Key: (o.Second, o.First), o.Clusters) })
            .DistinctBy(o => o.Key)
            .ToDictionary(o => o.Key, o => o.Clusters);
        string[] names = [.. shown.Select(url => Names.Repository(url, shown))];
        return new Panel
        {
            Title = "shared clusters",
            Description =
                $"Matrix of the clusters that {shown.Length} repositories share; the numbers are in the table.",
            X = Axis.Of("", names) with { Min = -0.5, Max = names.Length - 0.5 },
            Y = new Axis("", names.Length - 0.5, -0.5) { Categories = names },
            Height = 60 + (names.Length * 30),
            Series =
            [
                .. shown.Select(
                    (row, i) =>
                        new Series(
                            names[i],
                            Ink.Heat4,
                            SeriesKind.Cells,
                            [.. shown.Select((column, j) => new Datum(j, counts.GetValueOrDefault((row, column))))]
                        )
                ),
            ],
        };
    }

    private static (int Order, string Name) Bin(long size) =>
        size switch
        {
            <= 4 => ((int)size, size.ToString(CultureInfo.InvariantCulture)),
            <= 8 => (5, "5–8"),
            <= 16 => (6, "9–16"),
            <= 32 => (7, "17–32"),
            <= 64 => (8, "33–64"),
            _ => (9, "65+"),
        };
}
