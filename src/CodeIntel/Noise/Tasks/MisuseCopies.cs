using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// Copies for variable-misuse: both twins of a unit, with the bug at the same use of the same variable. A unit whose
/// bug cannot be followed into one of its copies is not repeated, so that the classes stay even.
/// </summary>
internal sealed class MisuseCopies(
    ITaskSource source, IMisuseMaker maker, IReadOnlyList<int> limits, int jobs) : ITaskCopier
{
    public IReadOnlyList<CopiedUnit> Copy(IReadOnlyList<RepeatedUnit> units, CancellationToken cancellationToken)
    {
        var code = source.ReadCode([.. units.Select(unit => unit.Row)]).ToDictionary(unit => unit.Id);
        var copied = new CopiedUnit[units.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, units.Count, options, i => copied[i] =
            code.TryGetValue(units[i].Examples[0].Id, out var unit)
                ? Copy(units[i], unit)
                : CopiedUnit.Refuse("no-code"));
        return copied;
    }

    private CopiedUnit Copy(RepeatedUnit unit, EditableUnit code)
    {
        var buggy = unit.Examples.First(example => MisuseLabel.Parse(example.Label).IsBug);
        var bug = MisuseLabel.Parse(buggy.Label);
        // where a unit allows few copies, they come again in turn
        var pairs = new Dictionary<string, MisusePair>(StringComparer.Ordinal);
        foreach (var copy in unit.Copies.Where(copy => !pairs.ContainsKey(copy.Text)))
        {
            var pair = IsTooLong(buggy.Input.Tokens.Count, copy.Tokens.Count)
                ? MisusePair.Refuse("too-long")
                : maker.Copy(code, copy.Text, bug, buggy.Input.Tokens[bug.Location - 1]);
            if (pair.Refused is { } reason)
            {
                return CopiedUnit.Refuse(reason);
            }

            pairs.Add(copy.Text, pair);
        }

        var copies = unit.Copies.Select(copy => pairs[copy.Text]).ToList();
        return new(
            [.. unit.Examples.Select(example => (IReadOnlyList<LabelledInput>)[.. copies.Select(pair =>
                example == buggy
                    ? new LabelledInput(pair.Label.ToString(), pair.Buggy!)
                    : new LabelledInput(example.Label, pair.Clean!))])],
            null);
    }

    /// <summary>True where an entry of the study would learn from the original and could not read the copy.</summary>
    private bool IsTooLong(int original, int copy) => limits.Any(limit => original < limit && copy >= limit);
}
