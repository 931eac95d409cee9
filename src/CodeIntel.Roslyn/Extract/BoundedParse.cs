using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Parses within a bounded time. The parser takes exponential time on constructs that nobody has listed to the end, and
/// asks no cancellation token inside of an expression: <see cref="NestingGuard"/> knows many of them, and this gives up
/// the rest.
/// </summary>
internal static class BoundedParse
{
    private static int _abandoned;

    /// <summary>Fifty times what a hand-written file of the greatest size takes.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The tree of a text, or null where the parser does not end in time. Its thread cannot be stopped (an abort from
    /// outside hangs the runtime): it goes on until the process ends, and as it takes a processor from those that come
    /// after it, they are given up to four times as long.
    /// </summary>
    public static SyntaxTree? Parse(string text, CSharpParseOptions options, string path, TimeSpan longest)
    {
        var busy = Math.Min(Volatile.Read(ref _abandoned) / Environment.ProcessorCount, 3);
        if (BigStack.TryRun(
            () => CSharpSyntaxTree.ParseText(SourceText.From(text), options, path), longest * (1 + busy), out var tree))
        {
            return tree;
        }

        Interlocked.Increment(ref _abandoned);
        return null;
    }
}
