using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>code-to-text (Lu 2021): the tokens of a unit, labelled with the words of its summary.</summary>
internal sealed class TextExamples(ITaskSource source) : ITaskMaker
{
    public TaskKind Task => TaskKind.CodeToText;

    public IReadOnlyList<MadeExamples> Make(IReadOnlyList<TaskUnit> units, CancellationToken cancellationToken)
    {
        var summaries = units.Select(Summaries.Of).ToList();
        var rows = units.Where((_, i) => summaries[i].Refused is null).Select(unit => unit.Row).ToList();
        var tokens = rows.Zip(source.ReadTokens(rows)).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. units.Zip(summaries, (unit, summary) => summary.Refused is { } reason
            ? MadeExamples.Refuse(reason)
            : MadeExamples.Of(unit, (string.Join(' ', summary.Words), new() { Tokens = tokens[unit.Row] })))];
    }
}
