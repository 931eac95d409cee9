using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Benchmarks.Extract;

/// <summary>The least that any extractor with Roslyn does: read, parse, visit every node and token.</summary>
internal static class BareParse
{
    public static long Run(IReadOnlyList<string> files, int threads)
    {
        var visited = 0L;
        var next = -1;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work, 256 << 20)).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return visited;

        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < files.Count; i = Interlocked.Increment(ref next))
            {
                Interlocked.Add(ref visited, Visit(CSharpSyntaxTree.ParseText(File.ReadAllText(files[i])).GetRoot()));
            }
        }
    }

    private static long Visit(SyntaxNode root)
    {
        var count = 0L;
        foreach (var _ in root.DescendantNodesAndTokens())
        {
            count++;
        }

        return count;
    }
}
