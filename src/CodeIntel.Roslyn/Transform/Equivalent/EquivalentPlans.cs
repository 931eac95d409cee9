using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>The changes that keep a unit's meaning (Rabin 2021), in the order in which chance tries them.</summary>
internal static class EquivalentPlans
{
    /// <summary>The refusal where a change applies nowhere, or where its conditions cannot be shown to hold.</summary>
    public const string NoSite = "no-site";

    /// <summary>The plans of a change; none where it does not apply.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The change is not known.</exception>
    public static IEnumerable<EditPlan> Of(EquivalentEdit edit, EquivalentUnit unit) => edit switch
    {
        EquivalentEdit.VariableRename => VariableRename.Plans(unit),
        EquivalentEdit.StatementSwap => StatementSwap.Plans(unit),
        EquivalentEdit.LoopExchange => LoopExchange.Plans(unit),
        EquivalentEdit.BooleanExchange => BooleanExchange.Plans(unit),
        EquivalentEdit.SwitchToIf => SwitchExchange.Plans(unit),
        EquivalentEdit.UnusedStatement => UnusedStatement.Plans(unit),
        EquivalentEdit.LogStatement => LogStatement.Plans(unit),
        EquivalentEdit.TryCatch => TryCatch.Plans(unit),
        _ => throw new ArgumentOutOfRangeException(nameof(edit), edit, "Not a change that keeps the meaning."),
    };
}
