using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Counts the uses of names in a member's code (variables, members, calls, creations) and those that bound. Asking the
/// compiler for the symbol of every identifier would say nearly the same and take a fifth of the whole time.
/// </summary>
internal struct BoundNames
{
    private int _bound;
    private int _unbound;

    /// <summary>The number of uses that bound, and of all.</summary>
    public readonly (int Bound, int All) Counts => (_bound, _bound + _unbound);

    /// <summary>Counts one operation.</summary>
    public void Add(IOperation operation)
    {
        if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
            or IInvocationOperation or IObjectCreationOperation)
        {
            _bound += operation.IsImplicit ? 0 : 1;
        }
        else if (operation is IInvalidOperation)
        {
            _unbound += Names(operation.Syntax) ? 1 : 0;
        }
    }

    private static bool Names(SyntaxNode syntax) => syntax
        is SimpleNameSyntax
        or MemberAccessExpressionSyntax
        or MemberBindingExpressionSyntax
        or InvocationExpressionSyntax
        or BaseObjectCreationExpressionSyntax;
}
