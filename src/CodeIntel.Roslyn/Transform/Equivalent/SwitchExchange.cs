using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Exchanges a <c>switch</c> over constants for a chain of <c>if</c> ("switch to if", Rabin 2021), and a chain of
/// comparisons of one variable with constants for a <c>switch</c>.
/// </summary>
internal static class SwitchExchange
{
    /// <summary>The exchanges, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit)
    {
        var sites = unit.Listed().Where(statement =>
            statement is SwitchStatementSyntax or IfStatementSyntax && !statement.ContainsDirectives);
        foreach (var site in unit.Shuffled(sites))
        {
            var edits = new EditList();
            if (site is SwitchStatementSyntax choice ? SwitchToIf.Exchange(choice, unit, edits)
                : IfToSwitch.Exchange((IfStatementSyntax)site, unit, edits))
            {
                yield return edits.Plan(unit.Text, site.SpanStart, site.Span.End);
            }
        }
    }
}
