using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class BindingChunksTests
{
    [Fact]
    public void Keeps_a_repository_within_the_bound_together() =>
        Assert.Single(BindingChunks.Of([Entry("a/x.cs", 5), Entry("b/x.cs", 5), Entry("c.cs", null)], 10, 100));

    [Fact]
    public void Cuts_between_top_level_folders_and_inside_one_only_where_it_must()
    {
        var entries = new[]
        {
            Entry("a/1.cs", 4), Entry("a/2.cs", 4), Entry("b/1.cs", 4), Entry("b/2.cs", 4),
            Entry("c/1.cs", 6), Entry("c/2.cs", 6),
            Entry("d/huge.cs", 1000), Entry("e/1.cs", 2),
        };

        var chunks = BindingChunks.Of(entries, 10, 100);

        Assert.Equal(
            ["a/1.cs a/2.cs", "b/1.cs b/2.cs", "c/1.cs", "c/2.cs d/huge.cs e/1.cs"],
            chunks.Select(c => string.Join(' ', c.Select(e => e.Path))));
    }

    private static SourceEntry Entry(string path, long? bytes) => new(path, "0", SourceEntryKind.File, bytes);
}
