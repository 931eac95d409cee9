using System.Runtime.InteropServices;
using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// All paths in a trie, read from their first or their last node. A path is one number, that of its end, so the
/// distinct beginnings among a batch's paths are found by walking up until one is met that is already there.
/// </summary>
internal sealed class PathTrie
{
    private const int None = -1;

    private readonly int[] _ends; // by path
    private readonly List<(int Parent, int Node, int Depth)> _beginnings = [];
    private readonly int[] _positions; // position in its level + 1; 0: not in this batch
    private readonly List<List<int>> _levels = [];
    private readonly List<int> _paths = [];

    /// <summary>Lays out paths of node ids; a path without nodes may be in the table, but not in a batch.</summary>
    public PathTrie(IReadOnlyList<int[]> paths, bool fromEnd)
    {
        _ends = new int[paths.Count];
        var known = new Dictionary<(int Parent, int Node), int>();
        for (var path = 0; path < paths.Count; path++)
        {
            var end = None;
            var nodes = fromEnd ? paths[path].Reverse() : paths[path];
            foreach (var node in nodes)
            {
                ref var beginning = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (end, node), out var isKnown);
                if (!isKnown)
                {
                    beginning = _beginnings.Count;
                    _beginnings.Add((end, node, end == None ? 0 : _beginnings[end].Depth + 1));
                }

                end = beginning;
            }

            _ends[path] = end;
        }

        _positions = new int[_beginnings.Count];
    }

    /// <summary>Adds a path to the batch; paths are told apart by the caller.</summary>
    /// <exception cref="ArgumentException">The path has no nodes.</exception>
    public void Add(int path)
    {
        if (_ends[path] == None)
        {
            throw new ArgumentException($"Path {path} has no nodes.", nameof(path));
        }

        _paths.Add(path);
        for (var at = _ends[path]; at != None && _positions[at] == 0; at = _beginnings[at].Parent)
        {
            var depth = _beginnings[at].Depth;
            while (_levels.Count <= depth)
            {
                _levels.Add([]);
            }

            _levels[depth].Add(at);
            _positions[at] = _levels[depth].Count;
        }
    }

    /// <summary>Begins the next batch.</summary>
    public void Clear()
    {
        foreach (var at in _levels.SelectMany(level => level))
        {
            _positions[at] = 0;
        }

        _levels.Clear();
        _paths.Clear();
    }

    /// <summary>The distinct beginnings of the batch's paths.</summary>
    public PathLevels ToLevels(DistinctIds nodes, Device device)
    {
        var offsets = new int[_levels.Count + 1];
        for (var level = 0; level < _levels.Count; level++)
        {
            offsets[level + 1] = offsets[level] + _levels[level].Count;
        }

        return new(
            [.. _levels.Select(level => Indices(level, at => nodes.Add(_beginnings[at].Node), device))],
            [.. _levels.Select(level => Indices(level, at => ParentPosition(at), device))],
            Indices(
                _paths, path => offsets[_beginnings[_ends[path]].Depth] + _positions[_ends[path]] - 1, device));
    }

    private static Tensor Indices(List<int> values, Func<int, int> convert, Device device) =>
        Code2seqBatcher.Indices(values.ConvertAll(value => (long)convert(value)), device);

    private int ParentPosition(int at) =>
        _beginnings[at].Parent is var parent && parent == None ? 0 : _positions[parent] - 1;
}
