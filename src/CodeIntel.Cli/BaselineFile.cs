using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>Reads a baseline and refuses one that cannot be compared with.</summary>
internal static class BaselineFile
{
    /// <summary>Reads what an earlier <c>duplicates --format json</c> wrote.</summary>
    /// <exception cref="UsageException">There is no such file, or it is something else.</exception>
    public static DuplicateBaseline Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return DuplicateBaseline.Parse(file);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{path} cannot serve as a baseline: {e.Message.TrimEnd('.')}. "
                    + "Write one with: codeintel duplicates --format json --out FILE");
        }
    }

    /// <summary>Refuses a baseline of another level or relation.</summary>
    /// <exception cref="UsageException">It is of another.</exception>
    public static void RequireKind(DuplicateBaseline baseline, DuplicationLevel level, DuplicationRelation relation)
    {
        if ((baseline.Level, baseline.Relation) != (level, relation))
        {
            throw new UsageException(
                $"The baseline holds {KebabCase.Of(baseline.Relation)} duplicates of level "
                    + $"{KebabCase.Of(baseline.Level)}, and is compared with {KebabCase.Of(relation)} duplicates of level "
                    + $"{KebabCase.Of(level)}. Write one with the same --level and --relation.");
        }
    }

    /// <summary>Refuses a baseline of other thresholds.</summary>
    /// <exception cref="UsageException">It is of others.</exception>
    public static void RequireThresholds(DuplicateBaseline baseline, DedupOptions options)
    {
        if (baseline.Thresholds != DuplicateThresholds.Of(options))
        {
            throw new UsageException(
                $"The baseline was written under the thresholds '{baseline.Thresholds}', and those in force are "
                    + $"'{DuplicateThresholds.Of(options)}': what is new could not be told from what is now looked for.");
        }
    }
}
