namespace CodeIntel.Sqlite.Tests;

public sealed class DropTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Replaces_the_drops_of_one_stage()
    {
        var table = new DropTable(_sample.Workspace);
        table.Write("split", [new("example", "x", "old", "d")]);
        table.Write("dedup", [new("method", "x", "no-tokens", "d")]);

        table.Write("split", [new("example", "y", "new", "d"), new("example", "z", "new", "d")]);

        Assert.Equal([("example", "new", 2)], table.Count("split"));
        Assert.Equal([("method", "no-tokens", 1)], table.Count("dedup"));
    }

    [Fact]
    public void Finds_drops_by_stage_unit_reason_and_part_of_the_key()
    {
        var table = new DropTable(_sample.Workspace);
        table.Write(
            "split", [new("example", "a%b", "r", "1"), new("example", "ab", "s", "2"), new("file", "c", "r", "3")]);

        Assert.Equal(["1", "2", "3"], Details(null, null, null, null, 10));
        Assert.Equal(["1", "2"], Details(null, null, null, null, 2));
        Assert.Equal(["3"], Details("split", "file", "r", null, 10));
        Assert.Equal(["1"], Details(null, null, null, "a%", 10));
        Assert.Empty(Details("clone", null, null, null, 10));

        string[] Details(string? stage, string? unit, string? reason, string? key, int limit) =>
            [.. table.Read(stage, unit, reason, key, limit).Select(row => row.Drop.Detail)];
    }

    public void Dispose() => _sample.Dispose();
}
