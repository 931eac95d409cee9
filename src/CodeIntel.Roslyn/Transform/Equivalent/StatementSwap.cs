using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Exchanges two neighbouring statements that do not depend on each other ("permute statement", Rabin 2021): all
/// effects of both are known, neither writes what the other mentions, and an exception of one leaves no trace of the
/// other.
/// </summary>
internal static class StatementSwap
{
    /// <summary>The exchanges, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit)
    {
        if (unit.Node.DescendantNodes().Any(MakesAlias))
        {
            yield break;
        }

        var pairs = unit.Listed().Select(first => (First: first, Second: Next(first)))
            .Where(pair => pair.Second is not null && IsMovable(pair.First) && IsMovable(pair.Second));
        foreach (var (first, second) in unit.Shuffled(pairs))
        {
            if (AreIndependent(first, second!, unit.Model))
            {
                var edits = new EditList();
                edits.Replace(first, unit.TextOf(second!));
                edits.Replace(second!, unit.TextOf(first));
                yield return edits.Plan(unit.Text, first.SpanStart, second!.Span.End);
            }
        }
    }

    /// <summary>Where a variable may have a second name, nothing is known of what a write changes.</summary>
    private static bool MakesAlias(SyntaxNode node) => node
        is RefExpressionSyntax or RefTypeSyntax { Parent: not ParameterSyntax } or UnsafeStatementSyntax
        or FixedStatementSyntax or PointerTypeSyntax or ForEachStatementSyntax { Type: RefTypeSyntax }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression };

    private static StatementSyntax? Next(StatementSyntax statement)
    {
        var list = statement.Parent is BlockSyntax block
            ? block.Statements
            : ((SwitchSectionSyntax)statement.Parent!).Statements;
        var index = list.IndexOf(statement);
        return index + 1 < list.Count ? list[index + 1] : null;
    }

    private static bool IsMovable(StatementSyntax? statement) =>
        statement is (ExpressionStatementSyntax or IfStatementSyntax
            or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 }) and { ContainsDirectives: false };

    private static bool AreIndependent(StatementSyntax first, StatementSyntax second, SemanticModel model)
    {
        if (Declared(first).Overlaps(Identifiers(second)) || Declared(second).Overlaps(Identifiers(first))
            || StatementEffects.Of(first, model) is not { } one || StatementEffects.Of(second, model) is not { } other)
        {
            return false;
        }

        return one.IsIndependentOf(other)
            && (!one.MayThrow || (!other.MayThrow && LeavesNoTrace(other, second, model)))
            && (!other.MayThrow || LeavesNoTrace(one, first, model));
    }

    /// <summary>True where nobody can see what was written once an exception has left the function.</summary>
    private static bool LeavesNoTrace(StatementEffects effects, StatementSyntax statement, SemanticModel model)
    {
        if (effects.Writes.Count == 0)
        {
            return true;
        }

        var isGuarded = statement.Ancestors()
            .TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax))
            .Any(node => node is TryStatementSyntax or UsingStatementSyntax or LockStatementSyntax);
        return !isGuarded
            && model.AnalyzeDataFlow(statement) is { Succeeded: true } flow
            && effects.Writes.All(written =>
                written is ILocalSymbol
                    or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } }
                && !flow.Captured.Contains(written, SymbolEqualityComparer.Default));
    }

    private static HashSet<string> Declared(StatementSyntax statement) =>
        statement.DescendantNodes().Select(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => null,
        }).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Identifiers(StatementSyntax statement) => statement.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);
}
