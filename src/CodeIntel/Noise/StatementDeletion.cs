using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>
/// X: removes one random leaf statement and extracts the features again (Rabin 2022). Labels do not move.
/// </summary>
internal sealed class StatementDeletion(IUnitEditor editor) : INoise
{
    public NoiseKind Kind => NoiseKind.StatementDeletion;

    public bool ReadsCode => true;

    public Corruption Corrupt(NoiseCandidate example, EditableUnit? unit, ulong seed) =>
        unit is null ? Corruption.Refuse("no-code") : Corruption.Of(editor.Edit(Kind, unit, seed));
}
