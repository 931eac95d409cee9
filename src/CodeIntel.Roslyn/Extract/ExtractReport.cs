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
            ],
            Facts = new Dictionary<string, double>
            {
                ["files with syntax errors"] = totals.FilesWithErrors,
                ["files of unknown licence"] = totals.FilesOfUnknownLicence,
                ["names"] = totals.NamesInAll,
                ["share of names bound"] = totals.NamesInAll == 0 ? 0 : (double)totals.NamesBound / totals.NamesInAll,
            },
            Warnings = Warnings(totals),
        };
    }

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
