using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Extract.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

public sealed class GeneratedProgramsTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Finds_the_last_uses_that_walking_every_way_through_random_methods_finds(ulong seed, bool gotos)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var source = new RandomMethods(new SeededRandom(seed), gotos).Class(methods: 60);
        var (tree, _, _) = SourceParser.Parse(source, "A.cs")!.Value;
        var compilation = CompilationRecipe.Compile([tree], false);
        var model = compilation.GetSemanticModel(tree);
        Assert.Empty(compilation.GetDiagnostics(cancellation)
            .Where(d => d.Severity == DiagnosticSeverity.Error));

        var edges = 0;
        foreach (var method in tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(m => m.Identifier.ValueText[0] == 'M'))
        {
            var graph = ControlFlowGraph.Create(
                (IMethodBodyOperation)model.GetOperation(method, cancellation)!, cancellation);
            var expected = Variables(method).SelectMany(v => new PathWalk(graph, v.Name).Edges(v.Position)).ToHashSet();

            var found = MemberFlow.Of(method, model, cancellation).Edges
                .Where(e => e.Kind is EdgeKind.LastRead or EdgeKind.LastWrite)
                .Select(e => (e.Kind, e.From.Start, e.To.Start)).ToHashSet();

            Assert.True(
                expected.SetEquals(found),
                $"{method}\nmissing: {Show(expected.Except(found))}\ntoo many: {Show(found.Except(expected))}");
            edges += found.Count;
        }

        Assert.True(edges > 1_000);

        string Show(IEnumerable<(EdgeKind Kind, int From, int To)> some) => string.Join(
            ", ", some.Select(e => $"{e.Kind} {source[e.From]}{Line(e.From)} -> {source[e.To]}{Line(e.To)}"));

        int Line(int position) => source[..position].Count(c => c == '\n') + 1;
    }

    private static IEnumerable<(string Name, int Position)> Variables(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.Select(p => (p.Identifier.ValueText, p.Identifier.SpanStart))
            .Concat(method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(d => d.Identifier.ValueText)
                .Concat(method.DescendantNodes().OfType<ForEachStatementSyntax>().Select(l => l.Identifier.ValueText))
                .Select(name => (name, -1)));
}
