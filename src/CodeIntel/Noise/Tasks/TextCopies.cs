using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Copies for code-to-text and code-search: the code is the copy's, the summary and the class stay.</summary>
internal sealed class TextCopies : ITaskCopier
{
    public IReadOnlyList<CopiedUnit> Copy(IReadOnlyList<RepeatedUnit> units, CancellationToken cancellationToken) =>
        [.. units.Select(unit => new CopiedUnit(
            [.. unit.Examples.Select(example => (IReadOnlyList<LabelledInput>)[.. unit.Copies.Select(copy =>
                new LabelledInput(example.Label, example.Input with { Tokens = copy.Tokens }))])],
            null))];
}
