using System.Diagnostics;
using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Extract.DataFlow;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Benchmarks.Extract;

/// <summary>
/// Time of extraction with all graphs against what nothing can avoid: the compiler's control-flow graph and data-flow
/// analysis of the same units, each time in a new compilation of the same parsed files, so that nothing is bound
/// before.
/// </summary>
public static class GraphsBenchmark
{
    private const int Rounds = 4;
    private const int Threads = 2;

    /// <summary>
    /// Prints a Markdown table for the C# files below a folder; the best of four rounds, after one that warms up.
    /// </summary>
    public static void Run(string folder, TextWriter output)
    {
        var files = Parse(folder);
        var hasGlobalUsings = files.Exists(f => f.Walk.HasGlobalUsing);
        CSharpCompilation Compile() => CompilationRecipe.Compile([.. files.Select(f => f.Tree)], hasGlobalUsings);

        var units = files.Sum(f => f.Walk.Declarations.Count(Runs));
        var (bare, graphs, all) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round <= Rounds; round++)
        {
            var first = Seconds(files, Compile(), Bare);
            var second = Seconds(files, Compile(), Graphs);
            var extractor = new FileExtractor(new ExtractOptions(), new(1, "u", "c"), Compile());
            var third = Seconds(files, Compile(), (file, _) => extractor.Extract(file, CancellationToken.None));
            if (round > 0)
            {
                (bare, graphs, all) = (Math.Min(bare, first), Math.Min(graphs, second), Math.Min(all, third));
            }
        }

        output.WriteLine(
            "| files | units | ControlFlowGraph + AnalyzeDataFlow s | graphs s | ratio | all features s | ratio |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {files.Count} | {units} | {bare:0.00} | {graphs:0.00} | {graphs / bare:0.00} | {all:0.00} "
                + $"| {all / bare:0.00} |"));
    }

    private static List<ParsedSource> Parse(string folder)
    {
        var parser = new SourceParser(new ExtractOptions());
        var files = new List<ParsedSource>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(path);
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (parser.Parse(new(name, "0", SourceEntryKind.File, bytes.Length), bytes).Parsed is { } parsed)
            {
                files.Add(parsed);
            }
        }

        return files;
    }

    private static double Seconds(
        List<ParsedSource> files, CSharpCompilation compilation, Action<ParsedSource, SemanticModel> work)
    {
        GC.Collect();
        var next = -1;
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Threads).Select(_ => BigStack.Thread(() =>
        {
            while (Interlocked.Increment(ref next) is var at && at < files.Count)
            {
                work(files[at], compilation.GetSemanticModel(files[at].Tree));
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return watch.Elapsed.TotalSeconds;
    }

    private static bool Runs(SyntaxNode declaration) => UnitDeclaration.Of(declaration)?.Body is not null;

    private static void Bare(ParsedSource file, SemanticModel model)
    {
        foreach (var declaration in file.Walk.Declarations.Where(Runs))
        {
            if (declaration is not LocalFunctionStatementSyntax)
            {
                _ = Graph(model.GetOperation(MemberFlow.MemberOf(declaration)));
            }

            var body = UnitDeclaration.Of(declaration)!.Body!;
            var flow = body is ArrowExpressionClauseSyntax arrow
                ? model.AnalyzeDataFlow(arrow.Expression)
                : model.AnalyzeDataFlow((BlockSyntax)body);
            if (flow is { Succeeded: true })
            {
                // the analysis runs when its results are asked for
                _ = flow.ReadInside.Length + flow.WrittenInside.Length + flow.DataFlowsIn.Length;
            }
        }
    }

    private static ControlFlowGraph? Graph(IOperation? operation) => operation switch
    {
        IConstructorBodyOperation body => ControlFlowGraph.Create(body),
        IMethodBodyOperation body => ControlFlowGraph.Create(body),
        IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body),
        _ => null,
    };

    private static void Graphs(ParsedSource file, SemanticModel model)
    {
        var ids = new UnitIds(new(1, "u", "c"), new ExtractOptions());
        (SyntaxNode? Node, MemberFlow? Flow) last = default;
        foreach (var declaration in file.Walk.Declarations.Where(Runs))
        {
            var member = MemberFlow.MemberOf(declaration);
            if (member != last.Node)
            {
                last = (member, MemberFlow.Of(member, model, CancellationToken.None));
            }

            _ = GraphBuilder.Build(new UnitTree(declaration), last.Flow!, ids);
        }
    }
}
