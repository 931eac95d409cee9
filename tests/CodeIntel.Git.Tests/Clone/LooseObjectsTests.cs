using System.IO.Compression;
using System.Text;
using CodeIntel.Git.Clone;
using LibGit2Sharp;

namespace CodeIntel.Git.Tests.Clone;

public sealed class LooseObjectsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("blob 5\0hello", 0, true)]
    [InlineData("blob 0\0", 0, true)]
    [InlineData("blob 5\0hello", 1, false)]
    [InlineData("blob 5\0hello", 4, false)]
    [InlineData("blob 5\0hello", 12, false)]
    [InlineData("blob 4\0hello", 0, false)]
    [InlineData("blob 6\0hello", 0, false)]
    [InlineData("blob -5\0hello", 0, false)]
    [InlineData("blob 99999999999999999999\0hello", 0, false)]
    [InlineData("hello", 0, false)]
    [InlineData("", 0, false)]
    public void Lets_only_whole_objects_of_their_own_size_through(string content, int cut, bool expected)
    {
        var id = Write(Encoding.UTF8.GetBytes(content), cut);

        Assert.Equal(expected, IsSafe(id, 1_000_000));
    }

    [Fact]
    public void Stops_at_the_bound_of_an_object_that_inflates_without_end()
    {
        var id = Write([.. "blob 10000000\0"u8, .. new byte[10_000_000]], 0);

        Assert.False(IsSafe(id, 9_999_999));
        Assert.True(IsSafe(id, 10_000_000));
    }

    [Fact]
    public void Looks_into_borrowed_objects_also_where_they_borrow_in_a_circle()
    {
        var id = Write("blob 6\0hello"u8.ToArray(), 0);
        _scratch.Folder.Git("init", "-q", "--bare", "borrower.git");
        _scratch.Write("borrower.git/objects/info/alternates", $"# comment\n{_scratch["work/.git/objects"]}\n");
        _scratch.Write("work/.git/objects/info/alternates", "../../../borrower.git/objects\n");
        using var repository = new Repository(_scratch["borrower.git"]);

        Assert.False(new LooseObjects(repository, 100).IsSafeToRead(id));
    }

    [Fact]
    public void Ignores_a_borrowed_folder_that_no_file_system_can_name()
    {
        var id = Write("blob 5\0hello"u8.ToArray(), 0);
        _scratch.Write("work/.git/objects/info/alternates", "../o\0bjects\n\0\n");

        Assert.True(IsSafe(id, 100));
    }

    private bool IsSafe(ObjectId id, long maxBytes)
    {
        using var repository = new Repository(_scratch["work"]);
        return new LooseObjects(repository, maxBytes).IsSafeToRead(id);
    }

    private ObjectId Write(byte[] content, int cut)
    {
        _scratch.WorkTree("work");
        var id = new string('c', 40);
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        var bytes = deflated.ToArray();
        _scratch.Write($"work/.git/objects/cc/{id[2..]}", "");
        File.WriteAllBytes(_scratch[$"work/.git/objects/cc/{id[2..]}"], bytes[..^Math.Min(cut, bytes.Length)]);
        return new(id);
    }
}
