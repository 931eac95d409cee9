using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Counts the uses of names in a member's code (variables, members, calls, creations) and those that bound. Asking the
/// compiler for
/// the symbol of every identifier would say nearly the same and take a fifth of the whole time.
/// </summary>
internal static class BoundNames
{
    /// <summary>The number of uses that bound, and of all.</summary>
    public static (int Bound, int All) Count(IOperation root)
    {
        var bound = 0;
        var unbound = 0;
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
                or IInvocationOperation or IObjectCreationOperation)
            {
                bound += operation.IsImplicit ? 0 : 1;
            }
            else if (operation is IInvalidOperation)
            {
                unbound += Names(operation.Syntax) ? 1 : 0;
            }
        }

        return (bound, bound + unbound);
    }

    private static bool Names(SyntaxNode syntax) => syntax
        is SimpleNameSyntax
        or MemberAccessExpressionSyntax
        or MemberBindingExpressionSyntax
        or InvocationExpressionSyntax
        or BaseObjectCreationExpressionSyntax;
}
