using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract.DataFlow;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Extracts the features of the units below a root, one after the other in order of position; without a model, graphs
/// have no data flow.
/// </summary>
internal sealed class UnitExtractor(
    ExtractionBuffers buffers,
    SyntaxNode root,
    SemanticModel? model,
    CancellationToken cancellationToken,
    UnitIds? ids = null)
{
    private static readonly MemberFlow _noFlow = new([], [], null, default);

    private readonly FlatTree _file = buffers.Tree(root);
    private SyntaxNode? _member;
    private MemberFlow? _flow;

    /// <summary>Uses of names that bound, and all, in the members met so far.</summary>
    public (int Bound, int All) Names { get; private set; }

    /// <summary>Path contexts and graph, and why the graph lacks data flow, or null.</summary>
    public (UnitFeatures Features, string? LeftOut) Extract(
        UnitDeclaration unit, ulong seed, IReadOnlySet<int>? shown = null)
    {
        buffers.Unit.Read(_file, unit.Node);
        var flow = Flow(unit.Node);
        var (contexts, inAll) = buffers.Paths.Of(buffers.Unit, buffers.Tables, new(unit, shown), seed);
        var graph = GraphBuilder.Build(buffers.Unit, flow, ids);
        return (new() { Contexts = contexts, ContextsInAll = inAll, Graph = graph }, flow.LeftOut);
    }

    /// <summary>Texts of the tokens, and the graph alone.</summary>
    public (string[] Tokens, ProgramGraph Graph) Graph(UnitDeclaration unit)
    {
        buffers.Unit.Read(_file, unit.Node);
        var graph = GraphBuilder.Build(buffers.Unit, Flow(unit.Node), ids);
        var tokens = new string[buffers.Unit.TokenCount];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = buffers.Unit.Forms.Vocabulary[buffers.Unit.Forms[buffers.Unit.TokenForms[i]].Token].Text;
        }

        return (tokens, graph);
    }

    /// <summary>A local function shares the analysis of the member around it, which comes right before it.</summary>
    private MemberFlow Flow(SyntaxNode unit)
    {
        if (model is null)
        {
            return _noFlow;
        }

        var member = MemberFlow.MemberOf(unit);
        if (member != _member || _flow is null)
        {
            _member = member;
            _flow = MemberFlow.Of(member, model, cancellationToken);
            Names = (Names.Bound + _flow.Names.Bound, Names.All + _flow.Names.All);
        }

        return _flow;
    }
}
