using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>
/// Which noise an export can hold. A format shows the examples of one task, and noise is of a task: what would write
/// clean data under the name of noise is refused.
/// </summary>
internal static class ExportableNoise
{
    private const double Rounding = 1e-9; // levels are decimal fractions

    private const string ToHaveMore = "For another, change the noise list of the study file and run the study again.";

    private static readonly ExportFormat[] _withNames =
        [ExportFormat.Code2vec, ExportFormat.Code2seq, ExportFormat.JsonLines, ExportFormat.Parquet];

    /// <summary>The task whose noise of a kind a format holds, or null where it holds none of that kind.</summary>
    public static TaskKind? TaskOf(ExportFormat format, NoiseKind kind) => kind switch
    {
        NoiseKind.StatementDeletion or NoiseKind.MethodLeakage => TaskKind.MethodName,
        NoiseKind.LabelShuffle or NoiseKind.LabelAsymmetric when _withNames.Contains(format) => TaskKind.MethodName,
        NoiseKind.LabelShuffle or NoiseKind.RepairInjection when format == ExportFormat.Great =>
            TaskKind.VariableMisuse,
        _ => null,
    };

    /// <summary>What is asked for, with the level that is meant where none was named.</summary>
    /// <exception cref="ExportRefusedException">
    /// The format cannot hold it, or the workspace does not have it, or not at that level.
    /// </exception>
    public static NoiseSelection Find(NoiseSelection asked, ExportFormat format, IReadOnlyList<StoredNoise> stored)
    {
        var kind = KebabCase.Of(asked.Kind);
        var task = TaskOf(format, asked.Kind) ?? throw new ExportRefusedException(Misfit(asked.Kind, format));
        var noise = stored.FirstOrDefault(noise => noise.Kind == asked.Kind && noise.Seed == asked.Seed)
            ?? throw new ExportRefusedException(
                $"The workspace has no noise {kind} of seed {asked.Seed}; it has {Listed(stored)}. {ToHaveMore}");
        var level = Level(asked.Level, noise);
        return noise.Tasks.Contains(task) ? asked with { Level = level }
            : format == ExportFormat.Great && noise.Tasks.Contains(TaskKind.MethodName)
                ? throw new ExportRefusedException(NoNames(asked.Kind, format))
            : throw new ExportRefusedException($"Noise {kind} changed no example of {KebabCase.Of(task)}.");
    }

    /// <summary>The level that is meant: the one asked for, or the only one above 0, or 1 where it is one.</summary>
    /// <exception cref="ExportRefusedException">The noise does not have it, or has several.</exception>
    private static double Level(double? asked, StoredNoise noise)
    {
        var kind = KebabCase.Of(noise.Kind);
        List<double> levels = [.. noise.Levels.Where(level => level > 0).Order()];
        var list = string.Join(", ", levels.Select(level => level.ToString(CultureInfo.InvariantCulture)));
        return (asked, levels) switch
        {
            (_, []) => throw new ExportRefusedException($"Noise {kind} has no level above 0. {ToHaveMore}"),
            (null, [var only]) => only,
            (null, [.., 1]) => 1,
            (null, _) => throw new ExportRefusedException($"--level is needed: noise {kind} has levels {list}."),
            ({ } wanted, _) => levels.Find(level => Math.Abs(level - wanted) < Rounding) is > 0 and var level
                ? level
                : throw new ExportRefusedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is no level {wanted}: noise {kind} has level{(levels.Count > 1 ? "s" : "")} {list}. ")
                    + ToHaveMore),
        };
    }

    private static string Misfit(NoiseKind kind, ExportFormat format) => kind switch
    {
        NoiseKind.DuplicateInjection =>
            "Noise duplicate-injection is not exported: an export holds each example once, without injected copies.",
        NoiseKind.RepairInjection =>
            "Noise repair-injection is of variable-misuse, whose examples are in --format great alone.",
        NoiseKind.TokenMasking or NoiseKind.IdentityPair =>
            $"Noise {KebabCase.Of(kind)} is of {(kind == NoiseKind.TokenMasking ? "code-to-text" : "code-search")}, "
                + "and noise of that task is not exported: codexglue is made of clean units, not of its examples.",
        _ => NoNames(kind, format),
    };

    private static string NoNames(NoiseKind kind, ExportFormat format) =>
        $"Noise {KebabCase.Of(kind)} gives methods other names to predict, and {FormatFactory.NameOf(format)} has "
            + $"none; formats for it: {string.Join(", ", _withNames.Select(FormatFactory.NameOf))}.";

    private static string Listed(IReadOnlyList<StoredNoise> stored) => stored.Count == 0 ? "none" : string.Join(
        ", ", stored.Select(noise => $"{KebabCase.Of(noise.Kind)} (seed {noise.Seed})"));
}
