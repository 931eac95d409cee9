using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Figures;

/// <summary>The heat map of DéjàVu (Lopes 2017): how much of each repository another one holds too.</summary>
internal static class ElsewhereFigure
{
    /// <summary>One panel per level; null where no repository holds anything of another.</summary>
    public static Figure? Of(DuplicateStatistics? statistics, ReportLimits limits)
    {
        var panels = (statistics?.Overlaps ?? [])
            .GroupBy(cell => cell.Level)
            .OrderBy(group => group.Key)
            .Select(group => PanelOf(group.Key, [.. group], limits))
            .OfType<Panel>()
            .ToArray();
        return panels.Length == 0
            ? null
            : new Figure
            {
                Name = "repository-elsewhere",
                Title = "Code of one repository in another",
                Caption =
                    "Units of the repository in the row that have a near duplicate in the repository of the column, in "
                    + "percent of the row's units; on the diagonal, in the repository itself. The repositories that "
                    + "share most are drawn.",
                XName = "in",
                YName = "share_percent",
                Columns = 2,
                Panels = panels,
            };
    }

    private static Panel? PanelOf(DuplicationLevel level, DuplicateOverlap[] cells, ReportLimits limits)
    {
        string[] shown =
        [
            .. cells
                .Where(cell => cell.Of != cell.In)
                .SelectMany(cell => new[] { (Url: cell.Of, cell.Units), (Url: cell.In, cell.Units) })
                .GroupBy(pair => pair.Url)
                .OrderByDescending(group => group.Sum(pair => pair.Units))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(limits.HeatMapRepositories)
                .Select(group => group.Key),
        ];
        if (shown.Length < 2)
        {
            return null;
        }

        var shares = cells.ToDictionary(cell => (cell.Of, cell.In), cell => cell);
        string[] names = [.. shown.Select(url => Names.Repository(url, shown))];
        return new Panel
        {
            Title = Names.Plural(level),
            Description =
                $"Matrix of {shown.Length} repositories: the share of the {Names.Plural(level)} of one that another "
                + "holds too; the numbers are in the table.",
            X = Axis.Of("", names) with { Min = -0.5, Max = names.Length - 0.5 },
            Y = new Axis("", names.Length - 0.5, -0.5) { Categories = names },
            Height = 60 + (names.Length * 30),
            Series =
            [
                .. shown.Select((row, i) => new Series(
                    names[i],
                    Ink.Heat4,
                    SeriesKind.Cells,
                    [.. shown.Select((column, j) => Cell(shares, row, column, j))])),
            ],
        };
    }

    private static Datum Cell(
        Dictionary<(string, string), DuplicateOverlap> shares, string row, string column, int position) =>
        shares.TryGetValue((row, column), out var cell)
            ? new Datum(position, 100 * cell.Share, N: cell.All)
            : new Datum(position, 0);
}
