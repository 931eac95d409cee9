using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>
/// Moves a statement behind one to three followers that it does not depend on, by syntax alone: neither writes or
/// declares a name that the other mentions, and none jumps or awaits. A call counts as writing to what it is called on,
/// and a call without a receiver as writing to the object itself.
/// </summary>
internal static class ReorderSteps
{
    private const int Farthest = 3;

    /// <summary>One step per statement and distance.</summary>
    public static List<MutationStep> All(MemberCode code)
    {
        var steps = new List<MutationStep>();
        foreach (var statements in code.Blocks())
        {
            var effects = statements.Select(Effects.Of).ToList();
            for (var i = 0; i < statements.Count; i++)
            {
                for (var j = i + 1; j < Math.Min(statements.Count, i + 1 + Farthest); j++)
                {
                    if (!effects[i].IsIndependentOf(effects[j]))
                    {
                        break;
                    }

                    steps.Add(Move(code, statements, i, j));
                }
            }
        }

        return steps;
    }

    private static MutationStep Move(MemberCode code, SyntaxList<StatementSyntax> statements, int from, int to)
    {
        var start = statements[from].SpanStart;
        var rest = Enumerable.Range(from + 1, to - from).Select(i => code.TextOf(statements[i]));
        var text = string.Join("\n        ", rest.Append(code.TextOf(statements[from])));
        return new([new(start, statements[to].Span.End - start, text)], MemberCode.Count(statements[from]));
    }

    private sealed record Effects(HashSet<string> Mentioned, HashSet<string> Written, bool Jumps)
    {
        public static Effects Of(StatementSyntax statement)
        {
            var nodes = statement.DescendantNodesAndSelf().ToList();
            var written = nodes.SelectMany(Targets).ToHashSet(StringComparer.Ordinal);
            var mentioned = statement.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
            mentioned.UnionWith(written);
            return new(mentioned, written, nodes.Exists(IsJump));
        }

        public bool IsIndependentOf(Effects other) =>
            !Jumps && !other.Jumps && !Written.Overlaps(other.Mentioned) && !other.Written.Overlaps(Mentioned);

        private static IEnumerable<string> Targets(SyntaxNode node) => node switch
        {
            AssignmentExpressionSyntax assignment => Names(assignment.Left),
            PrefixUnaryExpressionSyntax unary => Names(unary.Operand),
            PostfixUnaryExpressionSyntax unary => Names(unary.Operand),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => Names(argument.Expression),
            VariableDeclaratorSyntax variable => [variable.Identifier.Text],
            SingleVariableDesignationSyntax variable => [variable.Identifier.Text],
            LocalFunctionStatementSyntax function => [function.Identifier.Text],
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax or GenericNameSyntax } => ["this"],
            InvocationExpressionSyntax { Expression: var callee } => Names(callee).Take(1),
            _ => [],
        };

        private static IEnumerable<string> Names(SyntaxNode node) =>
            node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.Text);

        private static bool IsJump(SyntaxNode node) => node
            is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
            or ThrowStatementSyntax or YieldStatementSyntax or LabeledStatementSyntax or AwaitExpressionSyntax
            || (node is LocalDeclarationStatementSyntax declaration && declaration.UsingKeyword != default);
    }
}
