using CodeIntel.Examples;
using CodeIntel.Licences;

namespace CodeIntel.Export;

/// <summary>Decides which examples an export is made of, before its format is asked.</summary>
internal sealed class ExampleSelection(
    ExportSettings options, IReadOnlyList<UnitKind> units, IReadOnlySet<long> excluded, LicenceFilter licences)
{
    private readonly HashSet<UnitKind> _units = [.. units];
    private readonly HashSet<Split> _splits = [.. options.Splits];

    /// <summary>False for examples of a split that was not asked for: those are not read.</summary>
    public bool IsRead(ExportUnit unit) => _splits.Contains(unit.Split);

    /// <summary>The reason for which an example is left out, or null.</summary>
    public string? Refusal(ExportFile file, ExportUnit unit) =>
        !_units.Contains(unit.Kind) ? "wrong-unit"
        : !licences.Permits(file.Licence) ? file.Licence is null ? "licence-unknown" : "licence"
        : excluded.Contains(unit.Row) ? "duplicate"
        : null;
}
