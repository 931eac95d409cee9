using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Writes a chain of <c>if</c> as a <c>switch</c>: two tests or more of one variable against different constants,
/// joined by <c>||</c> or <c>else</c>. A <c>break</c> that ends a loop around the chain would end the switch instead.
/// </summary>
internal static class IfToSwitch
{
    /// <summary>Gathers the edits; false where the exchange would not be safe.</summary>
    public static bool Exchange(IfStatementSyntax first, EquivalentUnit unit, EditList edits)
    {
        var chain = Chain(first);
        var tests = chain.ConvertAll(link => Tests(link.Condition));
        if (tests.Exists(test => test is null) || chain.Count < 2
            || Variable(tests[0]![0], unit.Model) is not { } variable
            || !AreCases([.. tests.SelectMany(test => test!)], variable, unit.Model)
            || first.DescendantNodes().Any(node => node is GotoStatementSyntax or LabeledStatementSyntax)
            || Bodies(chain).Any(body => SwitchJumps.Breaks(body).Any()))
        {
            return false;
        }

        var line = LineBreak.Before(unit.Text, first.SpanStart);
        var start = first.SpanStart;
        var opening = tests[0]![0];
        var head = "switch (" + unit.TextOf(VariableOf(opening, Constant(opening, variable, unit.Model)!)) + ")" + line
            + "{" + line;
        foreach (var (link, test) in chain.Zip(tests))
        {
            var labels = EditText.Join("", test!.Select(each =>
                "case " + unit.TextOf(Constant(each, variable, unit.Model)!) + ":" + line));
            edits.Replace(start, link.Statement.SpanStart, head + labels);
            if (!Section(link.Statement, unit, edits))
            {
                return false;
            }

            (start, head) = (link.Statement.Span.End, line);
        }

        if (chain[^1].Else is { Statement: var otherwise })
        {
            edits.Replace(start, otherwise.SpanStart, $"{line}default:{line}");
            if (!Section(otherwise, unit, edits))
            {
                return false;
            }
        }

        edits.Insert(first.Span.End, line + "}");
        return true;
    }

    private static List<IfStatementSyntax> Chain(IfStatementSyntax first)
    {
        var chain = new List<IfStatementSyntax> { first };
        while (chain[^1].Else?.Statement is IfStatementSyntax next)
        {
            chain.Add(next);
        }

        return chain;
    }

    private static IEnumerable<StatementSyntax> Bodies(List<IfStatementSyntax> chain) =>
        chain.Select(link => link.Statement).Concat(chain[^1].Else is { } last ? [last.Statement] : []);

    /// <summary>
    /// A body in braces, which no other section can see into, and the jump out where its end is reached.
    /// </summary>
    private static bool Section(StatementSyntax body, EquivalentUnit unit, EditList edits)
    {
        if (unit.Model.AnalyzeControlFlow(body) is not { Succeeded: true } flow)
        {
            return false;
        }

        var leave = flow.EndPointIsReachable ? LineBreak.Before(unit.Text, body.SpanStart) + "break;" : "";
        edits.Insert(body.SpanStart, body is BlockSyntax ? "" : "{ ");
        edits.Insert(body.Span.End, (body is BlockSyntax ? "" : " }") + leave);
        return true;
    }

    /// <summary>The comparisons that a condition joins by "or"; null where it is anything else.</summary>
    private static List<BinaryExpressionSyntax>? Tests(ExpressionSyntax condition)
    {
        var tests = new List<BinaryExpressionSyntax>();
        while (condition is BinaryExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            switch (condition)
            {
                case ParenthesizedExpressionSyntax inner:
                    condition = inner.Expression;
                    break;
                case BinaryExpressionSyntax either when either.IsKind(SyntaxKind.LogicalOrExpression)
                    && either.Right is BinaryExpressionSyntax right && right.IsKind(SyntaxKind.EqualsExpression):
                    tests.Insert(0, right);
                    condition = either.Left;
                    break;
                case BinaryExpressionSyntax equals when equals.IsKind(SyntaxKind.EqualsExpression):
                    tests.Insert(0, equals);
                    return tests;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The variable that a comparison is about; null where it is about none.</summary>
    private static string? Variable(BinaryExpressionSyntax test, SemanticModel model) =>
        new[] { test.Left, test.Right }
            .FirstOrDefault(side => SwitchConstants.IsVariable(side, model)
                && SwitchConstants.Compares(model.GetTypeInfo(side).Type))
            ?.ToString();

    private static ExpressionSyntax? Constant(BinaryExpressionSyntax test, string variable, SemanticModel model)
    {
        var (name, constant) = test.Left.ToString() == variable ? (test.Left, test.Right) : (test.Right, test.Left);
        return name.ToString() == variable && SwitchConstants.IsVariable(name, model)
            && model.GetTypeInfo(name).Type is { } type && SwitchConstants.Value(constant, type, model) is not null
                ? constant
                : null;
    }

    private static bool AreCases(List<BinaryExpressionSyntax> tests, string variable, SemanticModel model)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        return tests.TrueForAll(test =>
            Constant(test, variable, model) is { } constant
            && (model.GetSymbolInfo(test).Symbol is not IMethodSymbol method
                || method.MethodKind == MethodKind.BuiltinOperator
                || method.ContainingType.SpecialType == SpecialType.System_String)
            && model.GetTypeInfo(VariableOf(test, constant)).Type is { } type
            && values.Add(SwitchConstants.Value(constant, type, model)!));
    }

    private static ExpressionSyntax VariableOf(BinaryExpressionSyntax test, ExpressionSyntax constant) =>
        test.Left == constant ? test.Right : test.Left;
}
