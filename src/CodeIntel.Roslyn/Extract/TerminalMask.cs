namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Decides which terminals name the unit and are hidden: its declaring identifier, and every identifier with its name
/// (recursive calls, overloads, a property in its own accessor), except those at given positions.
/// </summary>
internal sealed class TerminalMask(UnitDeclaration unit, IReadOnlySet<int>? shown = null)
{
    private readonly int _declaration = unit.DeclaringIdentifier.RawKind == 0 ? -1 : unit.DeclaringIdentifier.SpanStart;

    /// <summary>True where the terminal is replaced by the mask.</summary>
    public bool Hides(TokenForm form, int position) =>
        form.IsIdentifier
        && (position == _declaration
            || (unit.MaskedName is not null
                && form.ValueText == unit.MaskedName
                && shown?.Contains(position) != true));
}
