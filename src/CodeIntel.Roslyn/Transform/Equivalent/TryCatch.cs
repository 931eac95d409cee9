using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Puts a statement into <c>try { … } catch { throw; }</c> ("try-catch insertion", Rabin 2021): every exception goes
/// on as it was. What the statement declares must not be used after it. A statement below a filter
/// (<c>catch … when</c>) is left alone, since filters run before the blocks that they would then run after.
/// </summary>
internal static class TryCatch
{
    /// <summary>The insertions, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit)
    {
        foreach (var statement in unit.Shuffled(unit.Listed().Where(IsWrappable)))
        {
            if (!DeclaresForOthers(statement, unit))
            {
                yield return Wrap(statement, unit);
            }
        }
    }

    private static EditPlan Wrap(StatementSyntax statement, EquivalentUnit unit)
    {
        var (start, end) = (statement.SpanStart, statement.Span.End);
        var isBlock = statement is BlockSyntax;
        var edits = new EditList();
        var line = LineBreak.Before(unit.Text, start);
        edits.Insert(start, isBlock ? "try" + line : $"try{line}{{{line}");
        edits.Insert(end, isBlock ? $"{line}catch{line}{{{line}throw;{line}}}"
            : $"{line}}}{line}catch{line}{{{line}throw;{line}}}");
        return edits.Plan(unit.Text, start, end);
    }

    private static bool IsWrappable(StatementSyntax statement) =>
        statement is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax
            or EmptyStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
            or YieldStatementSyntax)
        && !statement.ContainsDirectives
        && !IsBelowFilter(statement)
        && !statement.DescendantNodesAndSelf(node => node == statement || !IsFunction(node)).Any(node =>
            node is YieldStatementSyntax or LabeledStatementSyntax or StackAllocArrayCreationExpressionSyntax
                or ImplicitStackAllocArrayCreationExpressionSyntax or RefExpressionSyntax);

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool IsBelowFilter(StatementSyntax statement) => statement.Ancestors()
        .TakeWhile(node => node is not MemberDeclarationSyntax)
        .Any(node => node is TryStatementSyntax attempt && attempt.Block.Span.Contains(statement.Span)
            && attempt.Catches.Any(handler => handler.Filter is not null));

    /// <summary>
    /// A variable of a condition or of an argument (<c>out var</c>) may be in scope after its statement.
    /// </summary>
    private static bool DeclaresForOthers(StatementSyntax statement, EquivalentUnit unit)
    {
        var flow = unit.Model.AnalyzeDataFlow(statement);
        if (flow is not { Succeeded: true })
        {
            return true;
        }

        var declared = flow.VariablesDeclared.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        return declared.Count > 0 && unit.Node.DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.IdentifierToken) && !statement.Span.Contains(token.Span)
            && declared.Contains(token.ValueText)
            && MethodLeakage.Variable(token, unit.Model) is var variable
            && (variable is null || flow.VariablesDeclared.Contains(variable, SymbolEqualityComparer.Default)));
    }
}
