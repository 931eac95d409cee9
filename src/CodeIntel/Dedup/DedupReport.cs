using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>Tells what the <c>dedup</c> stage found.</summary>
internal static class DedupReport
{
    /// <summary>One ledger line and one block of facts per level.</summary>
    public static StageReport Of(string stage, IReadOnlyList<DuplicationSummary> levels) =>
        new()
        {
            Stage = stage,
            Ledger = [.. levels.Select(Account)],
            Facts = levels.SelectMany(Facts).ToDictionary(fact => fact.Name, fact => fact.Value),
            Warnings = [.. levels.SelectMany(Warnings), .. WithoutMethods(levels)],
        };

    private static IEnumerable<string> WithoutMethods(IReadOnlyList<DuplicationSummary> levels)
    {
        if (levels.All(level => level.Level != DuplicationLevel.Method))
        {
            yield return "methods were not compared, so leaks and duplication factors of examples are not known "
                + "and show as none";
        }
    }

    private static LedgerLine Account(DuplicationSummary level)
    {
        var dropped = new Dictionary<string, long>();
        if (level.UnitsWithoutTokens > 0)
        {
            dropped.Add(UnitTable.NoTokens, level.UnitsWithoutTokens);
        }

        return new(KebabCase.Of(level.Level), level.Units + level.UnitsWithoutTokens, level.Units, dropped);
    }

    private static IEnumerable<(string Name, double Value)> Facts(DuplicationSummary level)
    {
        var unit = KebabCase.Of(level.Level);
        yield return ($"{unit}: exact pairs", level.Exact);
        yield return ($"{unit}: type-1 pairs", level.Type1);
        yield return ($"{unit}: type-2 pairs", level.Type2);
        yield return ($"{unit}: near pairs", level.Near);
        yield return ($"{unit}: clusters", level.Clusters);
        yield return ($"{unit}: cross-repository clusters", level.CrossRepositoryClusters);
        yield return ($"{unit}: largest cluster", level.LargestCluster);
        yield return ($"{unit}: duplicated units", level.DuplicatedUnits);
        yield return ($"{unit}: duplicated share", level.Share);
        yield return ($"{unit}: within-file clusters", level.WithinFileClusters);
        yield return ($"{unit}: within-repository clusters", level.WithinRepositoryClusters);
        yield return ($"{unit}: chained clusters", level.ChainedClusters);
        yield return ($"{unit}: mean duplication factor", level.MeanDuplicationFactor);
        yield return ($"{unit}: mean exact factor", level.MeanExactFactor);
        yield return ($"{unit}: mean type-1 factor", level.MeanType1Factor);
        yield return ($"{unit}: mean type-2 factor", level.MeanType2Factor);
        if (level.Level == DuplicationLevel.Method)
        {
            yield return ($"{unit}: blocks", level.Blocks);
            yield return ($"{unit}: units with a block", level.UnitsWithBlocks);
            yield return ($"{unit}: frequent windows", level.FrequentWindows);
            yield return ($"{unit}: units not searched for blocks", level.UnitsNotSearchedForBlocks);
        }

        foreach (var fact in level.Sketch is { } sketch ? SketchFacts(unit, sketch) : [])
        {
            yield return fact;
        }
    }

    private static IEnumerable<(string Name, double Value)> SketchFacts(string unit, SketchSummary sketch)
    {
        yield return ($"{unit}: sketch bands", sketch.Bands);
        yield return ($"{unit}: sketch rows", sketch.Rows);
        yield return ($"{unit}: sketch candidates", sketch.Candidates);
        yield return ($"{unit}: sketch candidate precision", sketch.CandidatePrecision);
        yield return ($"{unit}: sketch sampled pairs", sketch.SampledPairs);
        yield return ($"{unit}: sketch recall on the sample", sketch.Recall);
    }

    private static IEnumerable<string> Warnings(DuplicationSummary level)
    {
        var unit = KebabCase.Of(level.Level);
        if (level.Units == 0)
        {
            yield return $"there is no {unit} to compare";
        }

        if (level.UnstoredBlocks > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{level.UnstoredBlocks} blocks, the shortest, are counted but not stored: raise blocks.minTokens");
        }

        if (level.UnitsNotSearchedForBlocks > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{level.UnitsNotSearchedForBlocks} methods were not searched for blocks, because sketches had no room "
                    + $"for their tokens: raise --max-memory or blocks.minTokens, or use blocks.enabled=false");
        }

        if (level.UnstoredPairs > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{level.UnstoredPairs} near {unit} pairs are counted and clustered but not stored: "
                    + $"raise the thresholds or minTokens"
            );
        }
    }
}
