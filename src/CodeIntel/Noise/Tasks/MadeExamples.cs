using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>The examples that a unit gives for a task, or the reason why it gives none.</summary>
internal sealed record MadeExamples(IReadOnlyList<TaskExample> Examples, string? Refused)
{
    public static MadeExamples Of(TaskUnit unit, params IReadOnlyList<(string Label, TaskInput Input)> variants) => new(
        [.. variants.Select((variant, number) => new TaskExample
        {
            Row = unit.Row,
            Variant = number,
            Id = unit.Id,
            Split = unit.Split,
            Kind = unit.Kind,
            Label = variant.Label,
            Input = variant.Input,
        })],
        null);

    public static MadeExamples Refuse(string reason) => new([], reason);
}
