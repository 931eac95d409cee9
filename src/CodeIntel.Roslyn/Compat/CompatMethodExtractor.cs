using CodeIntel.Examples;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Compat;

/// <summary>Extracts the methods of one file into one pair of tables.</summary>
internal sealed class CompatMethodExtractor(CompatLimits limits, CompatTables tables)
{
    /// <summary>Most terminals of a method; four indices of terminals and names fit into the key of an order.</summary>
    public const int MaxLeaves = (1 << Bits) - 1;

    /// <summary>Longest terminal: it is written once per context.</summary>
    private const int MaxTerminalCharacters = 1 << Bits;

    private const int Bits = 15;
    private const ulong SameName = 1UL << (4 * Bits);

    /// <summary>The method, or why the definition cannot express it.</summary>
    public (CompatMethod? Method, string? Refused) Extract(MethodDeclarationSyntax method)
    {
        var label = CompatNames.Label(method.Identifier.ValueText);
        if (label.Length == 0)
        {
            return (null, "no-label");
        }

        if (CompatTree.Read(method, MaxLeaves) is not { } tree || tree.Names.Any(n => n.Length > MaxTerminalCharacters))
        {
            return (null, "too-large");
        }

        var pairs = new CompatPairs(tree, limits);
        if (pairs.InAll == 0)
        {
            return (null, "no-context");
        }

        var contexts = Contexts(tree, pairs.Draw(SeedOf(method, pairs.InAll)));
        foreach (var (text, name) in tree.Literals)
        {
            tables.AddLiteral(text, name);
        }

        return (new()
        {
            Label = label,
            Name = method.Identifier.ValueText,
            Span = new(method.SpanStart, method.Span.Length),
            Contexts = contexts,
            PairsInAll = pairs.InAll,
        }, null);
    }

    private ulong SeedOf(MethodDeclarationSyntax method, long pairs) =>
        pairs <= limits.MaxPairs ? 0 : limits.Seed ^ (ulong)ContentHash.Of(method.ToString()).Value;

    /// <summary>
    /// In the order of the published extractor: pairs of different names by first, then second name; then each name
    /// with itself; within a pair of names by end, then start.
    /// </summary>
    private PathContext[] Contexts(CompatTree tree, List<CompatPair> pairs)
    {
        var keys = new ulong[pairs.Count + pairs.Count(p => tree.LeafNames[p.Left] == tree.LeafNames[p.Right])];
        var nodes = new ushort[keys.Length];
        var next = 0;
        foreach (var pair in pairs)
        {
            var (left, right) = (tree.LeafNames[pair.Left], tree.LeafNames[pair.Right]);
            if (left <= right)
            {
                Add(Key(left, right, pair.Left, pair.Right), pair.LeftNodes, pair.RightNodes);
            }

            if (right <= left)
            {
                Add(Key(right, left, pair.Right, pair.Left), pair.RightNodes, pair.LeftNodes);
            }
        }

        Array.Sort(keys, nodes);
        return ContextsOf(tree, keys, nodes);

        void Add(ulong key, byte startNodes, byte endNodes)
        {
            keys[next] = key;
            nodes[next++] = (ushort)((startNodes << 8) | endNodes);
        }
    }

    private static ulong Key(int startName, int endName, int start, int end) =>
        (startName == endName ? SameName : 0)
        | ((ulong)startName << (3 * Bits))
        | ((ulong)endName << (2 * Bits))
        | ((ulong)end << Bits)
        | (uint)start;

    private PathContext[] ContextsOf(CompatTree tree, ulong[] keys, ushort[] nodes)
    {
        var chains = Chains(tree);
        var terminals = new int[tree.Names.Count];
        Array.Fill(terminals, -1);
        var contexts = new PathContext[keys.Length];
        for (var i = 0; i < contexts.Length; i++)
        {
            var (start, end) = ((int)(keys[i] & MaxLeaves), (int)((keys[i] >> Bits) & MaxLeaves));
            var (startNodes, endNodes) = (nodes[i] >> 8, nodes[i] & 0xFF);
            var top = tree.LeafParents[start];
            for (var up = 0; up < startNodes; up++)
            {
                top = tree.Parents[top];
            }

            var path = tables.Path(chains[start][startNodes], tree.Kinds[top], chains[end][endNodes]);
            contexts[i] = new(Terminal(tree, terminals, start), path, Terminal(tree, terminals, end));
        }

        return contexts;
    }

    private int Terminal(CompatTree tree, int[] terminals, int leaf)
    {
        ref var terminal = ref terminals[tree.LeafNames[leaf]];
        return terminal >= 0 ? terminal : terminal = tables.Terminal(tree.Names[tree.LeafNames[leaf]]);
    }

    /// <summary>For each terminal the chains of 0, 1, 2 … nodes from its parent upwards.</summary>
    private int[][] Chains(CompatTree tree)
    {
        var chains = new int[tree.LeafParents.Count][];
        for (var leaf = 0; leaf < chains.Length; leaf++)
        {
            var chain = new int[limits.MaxLength - 1];
            var node = tree.LeafParents[leaf];
            for (var length = 1; length < chain.Length && node >= 0; length++)
            {
                chain[length] = tables.Chain(chain[length - 1], tree.Symbols[node]);
                node = tree.Parents[node];
            }

            chains[leaf] = chain;
        }

        return chains;
    }
}
