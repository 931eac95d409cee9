using CodeIntel.Examples;
using CodeIntel.Licences;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Makes the stage's report from the stored totals, so that a resumed run reports like an uninterrupted one.
/// </summary>
internal static class ExtractReport
{
    /// <summary>The report.</summary>
    public static StageReport Of(string stage, ExtractionTotals totals)
    {
        var graphsDropped = totals.GraphsDropped.Values.Sum();
        return new()
        {
            Stage = stage,
            Ledger =
            [
                new("file", totals.FilesRead, totals.FilesKept, totals.FilesDropped),
                new("method", totals.UnitsRead, totals.UnitsKept, totals.UnitsDropped),
                new("graph", totals.UnitsKept, totals.UnitsKept - graphsDropped, totals.GraphsDropped),
                .. totals.Projects.Read == 0 ? Array.Empty<LedgerLine>() :
                [
                    new("project", totals.Projects.Read, totals.Projects.Kept, totals.ProjectsDropped),
                ],
            ],
            Facts = Facts(totals),
            Warnings = Warnings(totals),
        };
    }

    private static Dictionary<string, double> Facts(ExtractionTotals totals)
    {
        var facts = new Dictionary<string, double>
        {
            ["files with syntax errors"] = totals.FilesWithErrors,
            ["files of unknown licence"] = totals.FilesOfUnknownLicence,
            ["names"] = totals.NamesInAll,
            ["share of names bound"] = Share(totals.NamesBound, totals.NamesInAll),
            ["files that are not C#"] = totals.LeftOut.Other,
            ["C# files that globs leave out"] = totals.LeftOut.Excluded,
            ["disabled regions"] = totals.Disabled.Regions,
            ["disabled lines"] = totals.Disabled.Lines,
            ["disabled characters"] = totals.Disabled.Characters,
            ["share of lines disabled"] = Share(totals.Disabled.Lines, totals.Lines),
        };
        foreach (var (trait, files) in totals.Traits)
        {
            facts[$"files: {KebabCase.Of(trait)}"] = files;
        }

        if (totals.Projects.Read > 0)
        {
            facts["files bound by projects"] = totals.FilesOfProjects;
        }

        return facts;
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static List<string> Warnings(ExtractionTotals totals)
    {
        var warnings = LicenceWarnings.Of(totals.Licences).ToList();
        if (totals.NamesInAll > 0 && totals.NamesBound * 2 < totals.NamesInAll)
        {
            warnings.Add(
                "Fewer than half of the names bound to a symbol: data-flow edges through unknown calls are approximate."
            );
        }

        return warnings;
    }
}
