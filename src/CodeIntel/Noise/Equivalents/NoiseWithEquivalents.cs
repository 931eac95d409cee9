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
        var remaining = EquivalentSample.Of(
                source.ReadEvaluated(), options.Equivalents,
                id => SeededRandom.For("equivalents", id.Seed(0)).NextUInt64())
            .Where(example => !done.Contains(example.Row)).ToArray();
        progress.Begin("equivalents", remaining.Length, "examples");
        foreach (var chunk in remaining.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var edits = Edit(chunk, cancellationToken);
            writer.Write(edits);
            outcomes.AddRange(edits.Select(edit => (edit.Example.Row, edit.Edit, edit.Edited.Refused)));
            progress.Advance(chunk.Length);
        }

        return _edits.Select(edit => OutcomeLedger.Of(
            EquivalentUnit.UnitOf(edit),
            [.. outcomes.Where(outcome => outcome.Edit == edit).Select(outcome => outcome.Refused)]));
    }

    private EquivalentUnit[] Edit(EvaluatedExample[] chunk, CancellationToken cancellationToken)
    {
        var units = source.ReadUnits([.. chunk.Select(example => example.Row)]).ToDictionary(unit => unit.Id);
        var edits = new EquivalentUnit[chunk.Length * _edits.Length];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, edits.Length, limits, i =>
        {
            var (example, edit) = (chunk[i / _edits.Length], _edits[i % _edits.Length]);
            var seed = EquivalentSample.Seed(edit, example.Id);
            var edited = units.TryGetValue(example.Id, out var unit)
                ? editor.Transform(edit, unit, seed)
                : new EditedUnit { Refused = "no-code" };
            edits[i] = new(example, edit, edited);
        });
        return edits;
    }
}
