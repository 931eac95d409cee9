using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Inserts a statement at a random place of a unit: before a statement of a list, or into an empty body. A unit whose
/// body is an expression has none.
/// </summary>
internal static class StatementPlaces
{
    /// <summary>The insertions, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit, string statement)
    {
        foreach (var place in unit.Shuffled(Positions(unit)))
        {
            yield return new([new(place, 0, statement + LineBreak.Before(unit.Text, place))], "", statement, false);
        }
    }

    private static IEnumerable<int> Positions(EquivalentUnit unit)
    {
        var empty = unit.Declaration.Body is BlockSyntax { Statements.Count: 0 } body && !body.CloseBraceToken.IsMissing
            ? [body.CloseBraceToken.SpanStart]
            : Enumerable.Empty<int>();
        return unit.Listed().Select(statement => statement.SpanStart).Concat(empty);
    }
}
