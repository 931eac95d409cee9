using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Train;

public sealed class PathTrieTests
{
    private static readonly Gen<int[][]> _paths =
        Gen.NonEmptyListOf(Gen.NonEmptyListOf(Gen.Choose(0, 4)).Select(path => path.ToArray()))
            .Select(paths => paths.ToArray());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Spells_the_paths_of_every_batch_from_distinct_beginnings(bool fromEnd) => Check.QuickThrowOnFailure(
        Prop.ForAll(_paths.ToArbitrary(), paths =>
        {
            using var scope = NewDisposeScope();
            var trie = new PathTrie(paths, fromEnd);
            foreach (var batch in new[] { paths.Length, (paths.Length + 1) / 2 })
            {
                trie.Clear();
                var nodes = new DistinctIds(5);
                foreach (var path in Enumerable.Range(0, batch))
                {
                    trie.Add(path);
                }

                var levels = trie.ToLevels(nodes, CPU);
                var read = paths.Take(batch).Select(path => fromEnd ? path.Reverse().ToArray() : path).ToList();

                Assert.Equal(read, Spell(levels, nodes));
                Assert.Equal(
                    read.SelectMany(path => path.Select((_, n) => string.Join(' ', path.Take(n + 1))))
                        .Distinct().Count(),
                    levels.Nodes.Sum(level => level.numel()));
            }
        }));

    [Fact]
    public void Refuses_a_path_without_nodes()
    {
        var trie = new PathTrie([[], [1]], fromEnd: false);

        Assert.Throws<ArgumentException>(() => trie.Add(0));
    }

    private static IEnumerable<int[]> Spell(PathLevels levels, DistinctIds nodes)
    {
        foreach (var end in levels.Ends.data<long>().ToArray())
        {
            var (level, position) = (0, end);
            while (position >= levels.Nodes[level].numel())
            {
                position -= levels.Nodes[level++].numel();
            }

            var path = new List<int>();
            for (; level >= 0; level--)
            {
                path.Insert(0, nodes[(int)levels.Nodes[level].data<long>()[position]]);
                position = levels.Parents[level].data<long>()[position];
            }

            yield return path.ToArray();
        }
    }
}
