using System.Globalization;
using CodeIntel.Dedup.Evaluate;
using CodeIntel.Sqlite.Inspect;
using CodeIntel.Studies;

namespace CodeIntel.Cli.Output;

/// <summary>What <c>dedup evaluate</c> measured, as tables and as JSON.</summary>
internal sealed record EvaluationText(
    ulong Seed, DedupOptions Options, PlantedEvaluation? Planted, PairsEvaluation? Pairs)
{
    /// <summary>One object with the members seed, options, planted and pairs.</summary>
    public string ToJson() => StudyJson.Write(this);

    /// <summary>A table by kind and rate, one by type, one of hand-checked pairs, one where they disagree.</summary>
    public string ToText() => InspectionText.ToText([.. PlantedTables(), .. PairTables()]);

    private IEnumerable<InspectionTable> PlantedTables()
    {
        if (Planted is null)
        {
            yield break;
        }

        yield return new("planted clones", ["corpus units", "origins", "seed"],
            [[Planted.CorpusUnits, Planted.Origins, (long)Seed]]);
        yield return Cells("by kind and edit rate", Planted.Cells);
        yield return Cells("by type", Planted.Types);
    }

    private IEnumerable<InspectionTable> PairTables()
    {
        if (Pairs is null)
        {
            yield break;
        }

        yield return new("hand-checked pairs", ["relation", "pairs", "agreed", "found at all"],
            [.. Pairs.Relations.Select(row => new object?[] { row.Relation, row.Pairs, row.Agreed, row.FoundAtAll })]);
        yield return new("clones among the hand-checked pairs", ["pairs", "precision", "recall", "F1"],
            [[(long)Pairs.Pairs.Count, Share(Pairs.Precision), Share(Pairs.Recall), Share(Pairs.F1)]]);
        yield return new("disagreements", ["pair", "person", "detector", "set", "multiset", "edit", "edits", "note"],
            [.. Pairs.Disagreements.Select(pair => new object?[]
            {
                pair.Id, pair.Expected, pair.Found, Share(pair.SetJaccard), Share(pair.MultisetJaccard),
                Share(pair.EditSimilarity), pair.Edits, pair.Note,
            })]);
    }

    private static InspectionTable Cells(string title, IReadOnlyList<EvaluationCell> cells) => new(
        title,
        [
            "kind", "truth", "rate", "actual", "planted", "refused", "found", "as truth", "recall", "precision", "F1",
        ],
        [.. cells.Select(cell => new object?[]
        {
            cell.Kind, cell.Truth, cell.Rate is { } rate ? rate.ToString("0.00", CultureInfo.InvariantCulture) : "all",
            Share(cell.MeanActualRate), cell.Planted, cell.Refused, cell.Found, cell.FoundAsTruth, Share(cell.Recall),
            Share(cell.Precision), Share(cell.F1),
        })]);

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
