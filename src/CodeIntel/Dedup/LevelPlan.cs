using CodeIntel.Dedup.Blocks;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup;

/// <summary>How the near duplicates of a level are looked for.</summary>
/// <param name="Level">The level.</param>
/// <param name="Method">Exact or sketch.</param>
/// <param name="BlockBytes">
/// With sketches, memory to look for blocks with; 0 where none are wanted or there is no room.
/// </param>
internal sealed record LevelPlan(DuplicationLevel Level, DedupMethod Method, long BlockBytes = 0)
{
    /// <summary>What sketches may use where no cap is given.</summary>
    public const long DefaultSketchBytes = 4L << 30;

    /// <summary>Below this threshold bands would be so many that an exact join is cheaper.</summary>
    public const double SmallestSketchJaccard = 0.5;

    /// <summary>Where no cap is given, exact joins take at most this much.</summary>
    private const long DefaultExactBytes = 6L << 30;

    /// <summary>Chooses the method of a level, before any work.</summary>
    /// <exception cref="InvalidFileException">The cap is too small, or sketches cannot serve the threshold.</exception>
    public static LevelPlan Choose(
        DuplicationLevel level,
        DedupOptions options,
        IDuplicateSource source,
        int terms,
        long? cap,
        int jobs
    )
    {
        var (units, tokens) = (source.Count(level), source.Tokens(level));
        var exact = DedupMemory.Exact(units, tokens, terms, jobs, options);
        var sketch = DedupMemory.Sketch(units, terms, jobs);
        var method =
            options.Method != DedupMethod.Auto ? options.Method
            : exact <= (cap ?? DefaultExactBytes) ? DedupMethod.Exact
            : DedupMethod.Sketch;
        if (method == DedupMethod.Sketch && options.SetJaccard < SmallestSketchJaccard)
        {
            throw Refuse(
                "setJaccard",
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"sketches serve thresholds from {SmallestSketchJaccard}: below, their bands are so many that "
                        + $"most unrelated pairs meet in one. Raise setJaccard, or use method exact, which needs "
                        + $"about {Size(exact)} here"
                )
            );
        }

        var need = method == DedupMethod.Exact ? exact : sketch;
        if (cap is { } limit && need > limit)
        {
            var other =
                method == DedupMethod.Exact && sketch < exact
                    ? $"; method sketch needs {Size(sketch)}"
                    : "";
            throw Refuse(
                "max-memory",
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{Size(limit)} is too small to compare {units} {KebabCase.Of(level)}s by method "
                        + $"{KebabCase.Of(method)}; the smallest cap that does is {Size(need)}{other}"
                )
            );
        }

        return method == DedupMethod.Sketch && level == DuplicationLevel.Method && options.Blocks.Enabled
            ? new(level, method, BlockRoom((cap ?? DefaultSketchBytes) - DedupMemory.Sketch(units, terms, 0), tokens))
            : new(level, method);
    }

    // does not depend on the number of threads: what is found may not
    private static long BlockRoom(long bytes, long tokens) =>
        bytes > 0 && SpilledBlocks.HasRoom(bytes, tokens) ? bytes : 0;

    private static InvalidFileException Refuse(string key, string message) =>
        new([new FileError("dedup", 1, 1, key, message)]);

    /// <summary>Mebibytes, rounded up, as <c>--max-memory</c> takes them.</summary>
    private static string Size(long bytes) =>
        FormattableString.Invariant($"{(bytes + (1 << 20) - 1) >> 20}M");
}
