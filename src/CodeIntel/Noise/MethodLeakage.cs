using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>
/// X, a shortcut: the most used parameter or local takes the method's name (Rabin 2022). Labels do not move; the only
/// kind that writes a token which names the label.
/// </summary>
internal sealed class MethodLeakage(IUnitEditor editor) : INoise
{
    public NoiseKind Kind => NoiseKind.MethodLeakage;

    public bool ReadsCode => true;

    public Corruption Corrupt(NoiseCandidate example, EditableUnit? unit, ulong seed) =>
        unit is null ? Corruption.Refuse("no-code") : Corruption.Of(editor.Edit(Kind, unit, seed));
}
