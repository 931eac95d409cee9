using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// code-search (Feng 2020): the tokens of a unit with the words of a summary, its own for one half of each split, that
/// of another unit of the split for the other half.
/// </summary>
internal sealed class PairExamples : ITaskMaker
{
    private readonly ITaskSource _source;
    private readonly Dictionary<long, (string Label, string Words)> _pairs = [];

    /// <summary>Reads all summaries, and pairs them.</summary>
    public PairExamples(ITaskSource source, IReadOnlyCollection<UnitKind> kinds)
    {
        _source = source;
        var units = source.ReadUnits(kinds, long.MinValue)
            .Select(unit => (unit.Row, unit.Id, unit.Split, Summary: Summaries.Of(unit)))
            .Where(unit => unit.Summary.Refused is null)
            .Select(unit => (unit.Row, unit.Id, unit.Split, Words: string.Join(' ', unit.Summary.Words)));
        foreach (var split in units.GroupBy(unit => unit.Split))
        {
            // the order of ids: rows depend on the order of the corpus file
            var pairs = split.OrderBy(unit => unit.Id).ToList();
            var random = SeededRandom.For("code-search:pairs", (ulong)split.Key);
            var given = Mismatches.Of([.. pairs.Select(unit => unit.Words)], random);
            for (var i = 0; i < pairs.Count; i++)
            {
                _pairs[pairs[i].Row] = given[i] < 0
                    ? (PairLabels.Match, pairs[i].Words)
                    : (PairLabels.Mismatch, pairs[given[i]].Words);
            }
        }
    }

    public TaskKind Task => TaskKind.CodeSearch;

    public IReadOnlyList<MadeExamples> Make(IReadOnlyList<TaskUnit> units, CancellationToken cancellationToken)
    {
        var rows = units.Select(unit => unit.Row).Where(_pairs.ContainsKey).ToList();
        var tokens = rows.Zip(_source.ReadTokens(rows)).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. units.Select(unit => _pairs.TryGetValue(unit.Row, out var pair)
            ? MadeExamples.Of(
                unit, (pair.Label, new() { Tokens = tokens[unit.Row], Words = pair.Words.Split(' ') }))
            : MadeExamples.Refuse(Summaries.Of(unit).Refused!))];
    }
}
