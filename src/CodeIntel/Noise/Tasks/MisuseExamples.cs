using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// variable-misuse (Allamanis 2018, Hellendoorn 2020): each unit gives the bug-free twin and a twin in which one use of
/// a variable names another one.
/// </summary>
internal sealed class MisuseExamples(ITaskSource source, IMisuseMaker maker, int maxTokens, int jobs) : ITaskMaker
{
    public TaskKind Task => TaskKind.VariableMisuse;

    public IReadOnlyList<MadeExamples> Make(IReadOnlyList<TaskUnit> units, CancellationToken cancellationToken)
    {
        // a long unit is not parsed
        var rows = units.Where(unit => unit.TokenCount <= maxTokens).Select(unit => unit.Row).ToList();
        var code = source.ReadCode(rows).ToDictionary(unit => unit.Id);
        var made = new MadeExamples[units.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, units.Count, limits, i => made[i] = Make(units[i], code.GetValueOrDefault(units[i].Id)));
        return made;
    }

    private MadeExamples Make(TaskUnit unit, EditableUnit? code)
    {
        if (unit.TokenCount > maxTokens)
        {
            return MadeExamples.Refuse("too-long");
        }

        var pair = code is null ? MisusePair.Refuse("no-code") : maker.Make(code, maxTokens);
        return pair.Refused is { } reason
            ? MadeExamples.Refuse(reason)
            : MadeExamples.Of(
                unit, (MisuseLabel.None.ToString(), pair.Clean!), (pair.Label.ToString(), pair.Buggy!));
    }
}
