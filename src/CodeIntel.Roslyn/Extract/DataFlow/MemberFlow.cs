using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// The edges of one member with all its nested functions that come from the compiler's knowledge; what they lead to
/// outside of it; why they are incomplete, or null; and the uses of names that bound, and all.
/// </summary>
internal sealed record MemberFlow(
    IReadOnlyList<FlowEdge> Edges,
    IReadOnlyList<OutsideTarget> Targets,
    string? LeftOut,
    (int Bound, int All) Names)
{
    /// <summary>
    /// Deepest nesting that is bound of what the compiler binds more than once: lambdas and queries, whose clauses are
    /// lambdas (once per candidate of an overload), and interpolated strings (as text and as a handler). A source can
    /// make the time exponential in this.
    /// </summary>
    private const int MaxRepeated = 10;

    /// <summary>The reason not to bind a member.</summary>
    public const string NestedLambdas = "nested-lambdas";

    /// <summary>The member (method, accessor, expression body, initialiser, top-level code) around a node.</summary>
    public static SyntaxNode MemberOf(SyntaxNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax
                || IsInitialiser(at)
                || at is ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax })
            {
                return at;
            }

            if (at is BasePropertyDeclarationSyntax property && at == node)
            {
                return Arrow(property) ?? at;
            }
        }

        return node;
    }

    /// <summary>Analyses a member; what cannot be bound has no edges, and what is too large says so.</summary>
    public static MemberFlow Of(SyntaxNode member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!CanBind(member))
        {
            return new([], [], NestedLambdas, default);
        }

        var root = model.GetOperation(member, cancellationToken);
        if (root is null || Graph(root) is not { } graph)
        {
            return new([], [], null, default);
        }

        var declared = member is ArrowExpressionClauseSyntax ? member.Parent! : member;
        var method = model.GetDeclaredSymbol(declared, cancellationToken) as IMethodSymbol;
        var walk = OperationWalk.Over(root, method);
        var program = FlowProgramBuilder.Build(graph, method, member.SyntaxTree, walk.Aliases, walk.Nests);
        var reads = FlowSolver.Solve(program);
        walk.Edges.AddRange(reads ?? []);
        return new(walk.Edges, walk.Targets, reads is null ? "too-complex" : null, walk.Names);
    }

    private static ControlFlowGraph? Graph(IOperation root) => root switch
    {
        IConstructorBodyOperation body => ControlFlowGraph.Create(body),
        IMethodBodyOperation body => ControlFlowGraph.Create(body),
        IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body),
        IFieldInitializerOperation { Parent: null } body => ControlFlowGraph.Create(body),
        IPropertyInitializerOperation { Parent: null } body => ControlFlowGraph.Create(body),
        _ => null,
    };

    private static bool IsInitialiser(SyntaxNode node) => node is EqualsValueClauseSyntax
        && (node.Parent is PropertyDeclarationSyntax || node.Parent?.Parent?.Parent is BaseFieldDeclarationSyntax);

    private static ArrowExpressionClauseSyntax? Arrow(BasePropertyDeclarationSyntax property) => property switch
    {
        PropertyDeclarationSyntax p => p.ExpressionBody,
        IndexerDeclarationSyntax i => i.ExpressionBody,
        _ => null,
    };

    /// <summary>False where what the compiler binds more than once nests too deeply for it.</summary>
    public static bool CanBind(SyntaxNode member) => RepeatedDepth(member) <= MaxRepeated;

    private static int RepeatedDepth(SyntaxNode member)
    {
        var depths = new Dictionary<SyntaxNode, int>();
        foreach (var node in member.DescendantNodes().Where(IsRepeated))
        {
            var outer = node.Parent;
            while (outer is not null && outer != member && !IsRepeated(outer))
            {
                outer = outer.Parent;
            }

            depths[node] = 1 + (outer is null ? 0 : depths.GetValueOrDefault(outer));
        }

        return depths.Values.DefaultIfEmpty().Max();

        static bool IsRepeated(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax
            or InterpolatedStringExpressionSyntax;
    }
}
