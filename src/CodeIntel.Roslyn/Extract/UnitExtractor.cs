using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract.DataFlow;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Extracts the features of one file's units, one after the other in order of position.</summary>
internal sealed class UnitExtractor(
    PathOptions options, SemanticModel model, bool countNames, FileTables tables, CancellationToken cancellationToken)
{
    private SyntaxNode? _member;
    private MemberFlow? _flow;

    /// <summary>Names that bound, and all names, in the members met so far; (0, 0) where they are not counted.</summary>
    public (int Bound, int All) Names { get; private set; }

    /// <summary>Path contexts and graph, and why the graph lacks data flow, or null.</summary>
    public (UnitFeatures Features, string? LeftOut) Extract(
        UnitDeclaration unit, ulong seed, IReadOnlySet<int>? shown = null)
    {
        var tree = new UnitTree(unit.Node);
        var flow = Flow(unit.Node);
        var (contexts, inAll) = PathContexts.Of(tree, new(unit, shown), tables, options, seed);
        var graph = GraphBuilder.Build(tree, flow.Edges);
        return (new() { Contexts = contexts, ContextsInAll = inAll, Graph = graph }, flow.LeftOut);
    }

    /// <summary>A local function shares the analysis of the member around it, which comes right before it.</summary>
    private MemberFlow Flow(SyntaxNode unit)
    {
        var member = MemberFlow.MemberOf(unit);
        if (member != _member || _flow is null)
        {
            _member = member;
            _flow = MemberFlow.Of(member, model, cancellationToken);
            Names = countNames ? CountNames(member) : Names;
        }

        return _flow;
    }

    private (int Bound, int All) CountNames(SyntaxNode member)
    {
        var (bound, all) = Names;
        foreach (var name in member.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            all++;
            bound += model.GetSymbolInfo(name, cancellationToken).Symbol is null ? 0 : 1;
        }

        return (bound, all);
    }
}
