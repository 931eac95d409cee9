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
    private const int Rounds = 5;
    private const int Threads = 2;

    /// <summary>
    /// Prints a Markdown table of processor time for the C# files below a folder: the median of five rounds in turns,
    /// after one that warms up.
    /// </summary>
    public static void Run(string folder, TextWriter output)
    {
        var files = Parse(folder);
        var hasGlobalUsings = files.Exists(f => f.Walk.HasGlobalUsing);
        CSharpCompilation Compile() => CompilationRecipe.Compile([.. files.Select(f => f.Tree)], hasGlobalUsings);

        var units = files.Sum(f => f.Walk.Declarations.Count(Runs));
        var rounds = new List<(double Bare, double Graphs, double All)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var bare = Seconds(files, Compile(), Bare);
            using var threads = new ThreadLocal<ExtractionBuffers>(() => new(new()));
            var graphs = Seconds(files, Compile(), (file, model) => Graphs(file, model, threads.Value!));
            var extractor = new FileExtractor(new ExtractOptions(), new(1, "u", "c"), Compile(), threads);
            var all = Seconds(files, Compile(), (file, _) => extractor.Extract(file, CancellationToken.None));
            rounds.Add((bare, graphs, all));
        }

        var measured = rounds.Skip(1).ToList();
        output.WriteLine(
            "| files | units | ControlFlowGraph + AnalyzeDataFlow CPU s | graphs ÷ it | all features ÷ it |");
        output.WriteLine("|---|---|---|---|---|");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {files.Count} | {units} | {Median(measured, r => r.Bare):0.00} | "
                + $"{Median(measured, r => r.Graphs / r.Bare):0.00} | {Median(measured, r => r.All / r.Bare):0.00} |"));
    }

    private static double Median<T>(List<T> rounds, Func<T, double> value) =>
        rounds.Select(value).Order().ElementAt(rounds.Count / 2);

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
        var next = -1;
        return Clocked.Run(() =>
        {
            var threads = Enumerable.Range(0, Threads).Select(_ => BigStack.Thread(() =>
            {
                while (Interlocked.Increment(ref next) is var at && at < files.Count)
                {
                    work(files[at], compilation.GetSemanticModel(files[at].Tree));
                }
            })).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());
        }).Cpu;
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

    private static void Graphs(ParsedSource file, SemanticModel model, ExtractionBuffers buffers)
    {
        var ids = new UnitIds(new(1, "u", "c"), new ExtractOptions());
        var tree = buffers.Tree(file.Tree.GetRoot());
        (SyntaxNode? Node, MemberFlow? Flow) last = default;
        foreach (var declaration in file.Walk.Declarations.Where(Runs))
        {
            var member = MemberFlow.MemberOf(declaration);
            if (member != last.Node)
            {
                last = (member, MemberFlow.Of(member, model, CancellationToken.None));
            }

            buffers.Unit.Read(tree, declaration);
            _ = GraphBuilder.Build(buffers.Unit, last.Flow!, ids);
        }
    }
}
