using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise.Equivalents;

/// <summary>
/// Corrupts the training split, then makes equivalents of evaluation examples: their code after each
/// semantics-preserving edit, by which training measures the critical sample ratio (Rabin 2021, 2022). The
/// <c>noise</c> stage as the flow runs it where a study measures <c>csr</c>.
/// </summary>
public sealed class NoiseWithEquivalents(
    IStage noise,
    MeasureOptions options,
    IEquivalentSource source,
    IUnitEditor editor,
    IEquivalentWriter writer,
    IStageProgress progress,
    int jobs) : IStage
{
    private const string Version = "equivalents/1";
    private const int BatchSize = 64;

    private static readonly EquivalentEdit[] _edits = Enum.GetValues<EquivalentEdit>();

    /// <inheritdoc/>
    public string Name => noise.Name;

    /// <inheritdoc/>
    public string Fingerprint => string.Create(
        CultureInfo.InvariantCulture, $"{noise.Fingerprint} {Version} {options.Equivalents}");

    /// <inheritdoc/>
    public async Task<StageReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = await noise.RunAsync(cancellationToken).ConfigureAwait(false);
        var lines = await Task.Run(() => Make(cancellationToken), cancellationToken).ConfigureAwait(false);
        return report with { Ledger = [.. report.Ledger, .. lines] };
    }

    private IEnumerable<LedgerLine> Make(CancellationToken cancellationToken)
    {
        var outcomes = writer.ReadOutcomes().ToList();
        var done = outcomes.Select(outcome => outcome.Row).ToHashSet();
        var remaining = Sample().Where(example => !done.Contains(example.Row)).ToArray();
        progress.Begin("equivalents", remaining.Length, "examples");
        foreach (var chunk in remaining.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var edits = Edit(chunk, cancellationToken);
            writer.Write(edits);
            outcomes.AddRange(edits.Select(edit => (edit.Example.Row, edit.Edit, edit.Edited.Refused)));
            progress.Advance(chunk.Length);
        }

        return _edits.Select(edit => Account(edit, [.. outcomes.Where(outcome => outcome.Edit == edit)]));
    }

    /// <summary>
    /// The same examples at every run, of each split as many as asked for; a smaller sample is part of a larger one.
    /// </summary>
    private IEnumerable<EvaluatedExample> Sample() => source.ReadEvaluated()
        .GroupBy(example => example.Split)
        .SelectMany(split => split
            .OrderBy(example => SeededRandom.For("equivalents", example.Id.Seed(0)).NextUInt64())
            .Take(options.Equivalents))
        .OrderBy(example => example.Row);

    private EquivalentUnit[] Edit(EvaluatedExample[] chunk, CancellationToken cancellationToken)
    {
        var units = source.ReadUnits([.. chunk.Select(example => example.Row)]).ToDictionary(unit => unit.Id);
        var edits = new EquivalentUnit[chunk.Length * _edits.Length];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, edits.Length, limits, i =>
        {
            var (example, edit) = (chunk[i / _edits.Length], _edits[i % _edits.Length]);
            var seed = SeededRandom.For($"equivalent:{KebabCase.Of(edit)}", example.Id.Seed(0)).NextUInt64();
            var edited = units.TryGetValue(example.Id, out var unit)
                ? editor.Transform(edit, unit, seed)
                : new EditedUnit { Refused = "no-code" };
            edits[i] = new(example, edit, edited);
        });
        return edits;
    }

    private static LedgerLine Account(
        EquivalentEdit edit, List<(long Row, EquivalentEdit Edit, string? Refused)> outcomes)
    {
        var dropped = outcomes.Where(outcome => outcome.Refused is not null)
            .GroupBy(outcome => outcome.Refused!)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (long)group.Count());
        return new(EquivalentUnit.UnitOf(edit), outcomes.Count, outcomes.Count - dropped.Values.Sum(), dropped);
    }
}
