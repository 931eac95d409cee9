using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Exchanges a <c>for</c> for a <c>while</c> loop and the other way round ("loop exchange", Rabin 2021). The variable
/// of a <c>for</c> moves into a block around the loop, its step to the end of the body and before each
/// <c>continue</c>; a <c>while</c> keeps its body.
/// </summary>
internal static class LoopExchange
{
    /// <summary>The exchanges, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit)
    {
        var loops = unit.Node.DescendantNodes().OfType<StatementSyntax>()
            .Where(loop => loop is ForStatementSyntax or WhileStatementSyntax && !loop.ContainsDirectives);
        foreach (var loop in unit.Shuffled(loops))
        {
            var edits = new EditList();
            if (loop is ForStatementSyntax counted ? ToWhile(counted, unit, edits)
                : ToFor((WhileStatementSyntax)loop, edits))
            {
                yield return edits.Plan(unit.Text, loop.SpanStart, loop.Span.End);
            }
        }
    }

    /// <summary>
    /// A variable that a condition declares is left alone: whether each turn has its own may differ between the loops.
    /// </summary>
    private static bool ToFor(WhileStatementSyntax loop, EditList edits)
    {
        if (Declares(loop.Condition))
        {
            return false;
        }

        edits.Replace(loop.WhileKeyword.SpanStart, loop.WhileKeyword.Span.End, "for");
        edits.Insert(loop.OpenParenToken.Span.End, "; ");
        edits.Insert(loop.CloseParenToken.SpanStart, ";");
        return true;
    }

    private static bool ToWhile(ForStatementSyntax loop, EquivalentUnit unit, EditList edits)
    {
        var continues = Continues(loop);
        if (!CanMoveStep(loop, continues)
            || unit.Model.AnalyzeControlFlow(loop.Statement) is not { Succeeded: true } flow)
        {
            return false;
        }

        var step = EditText.Join(" ", loop.Incrementors.Select(each => unit.TextOf(each) + ";"));
        Head(loop, unit, edits);
        foreach (var jump in loop.Incrementors.Count > 0 ? continues : [])
        {
            edits.Replace(jump, "{ " + step + " continue; }");
        }

        Body(loop.Statement, flow.EndPointIsReachable ? step : "", unit, edits);
        edits.Insert(loop.Span.End, LineBreak.Before(unit.Text, loop.SpanStart) + "}");
        return true;
    }

    private static void Head(ForStatementSyntax loop, EquivalentUnit unit, EditList edits)
    {
        var line = LineBreak.Before(unit.Text, loop.SpanStart);
        var declared = loop.Declaration is { } declaration ? unit.TextOf(declaration) + ";" + line : "";
        var set = EditText.Join("", loop.Initializers.Select(each => unit.TextOf(each) + ";" + line));
        var condition = loop.Condition is { } test ? unit.TextOf(test) : "true";
        edits.Replace(
            loop.SpanStart, loop.CloseParenToken.Span.End,
            "{" + line + declared + set + "while (" + condition + ")");
    }

    private static void Body(StatementSyntax body, EditText step, EquivalentUnit unit, EditList edits)
    {
        if (body is BlockSyntax block)
        {
            var end = block.CloseBraceToken.SpanStart;
            edits.Insert(end, step.Value.Length > 0 ? step + LineBreak.Before(unit.Text, end) : "");
            return;
        }

        edits.Insert(body.SpanStart, "{ ");
        edits.Insert(body.Span.End, step.Value.Length > 0 ? " " + step + " }" : " }");
    }

    /// <summary>
    /// The step must mean in the body what it means in the head, and run outside of whatever the body disposes,
    /// unlocks or catches.
    /// </summary>
    private static bool CanMoveStep(ForStatementSyntax loop, List<ContinueStatementSyntax> continues)
    {
        SyntaxNode?[] head = [loop.Declaration, loop.Condition, .. loop.Initializers, .. loop.Incrementors];
        if (loop.Declaration is { Type: RefTypeSyntax or ScopedTypeSyntax }
            || head.Any(part => part is not null && Declares(part)) || loop.Incrementors.Any(HoldsFunction))
        {
            return false;
        }

        if (loop.Incrementors.Count == 0)
        {
            return true;
        }

        var names = loop.Incrementors.SelectMany(step => step.DescendantTokens()).Select(token => token.ValueText)
            .ToHashSet(StringComparer.Ordinal);
        return !loop.Statement.DescendantNodesAndSelf().Any(node => IsScoped(node) || names.Contains(NameOf(node)))
            && !continues.Exists(jump => jump.Ancestors().TakeWhile(node => node != loop)
                .Any(node => node is TryStatementSyntax or UsingStatementSyntax or LockStatementSyntax
                    or FixedStatementSyntax or CheckedStatementSyntax));
    }

    private static bool IsScoped(SyntaxNode node) =>
        node is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    private static bool HoldsFunction(SyntaxNode node) =>
        node.DescendantNodesAndSelf().Any(part => part is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax);

    /// <summary>True where a condition or step declares a variable (<c>out var</c>, <c>is T name</c>).</summary>
    private static bool Declares(SyntaxNode node) =>
        node.DescendantNodesAndSelf().Any(part => part is SingleVariableDesignationSyntax);

    private static string NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        FromClauseSyntax range => range.Identifier.ValueText,
        LetClauseSyntax range => range.Identifier.ValueText,
        _ => "",
    };

    /// <summary>Those that go on with this loop, not with one inside it.</summary>
    private static List<ContinueStatementSyntax> Continues(ForStatementSyntax loop) =>
    [
        .. loop.Statement.DescendantNodesAndSelf(node => !IsOther(node)).OfType<ContinueStatementSyntax>(),
    ];

    private static bool IsOther(SyntaxNode node) => node
        is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax
        or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
