using CodeIntel.Examples;

namespace CodeIntel.Tests.Examples;

public class ExampleIdTests
{
    [Fact]
    public void Every_part_of_the_identity_counts()
    {
        var ids = new[]
        {
            ExampleId.Create("u", "c", "p", new(1, 2), "t"),
            ExampleId.Create("U", "c", "p", new(1, 2), "t"),
            ExampleId.Create("u", "C", "p", new(1, 2), "t"),
            ExampleId.Create("u", "c", "P", new(1, 2), "t"),
            ExampleId.Create("u", "c", "p", new(2, 2), "t"),
            ExampleId.Create("u", "c", "p", new(1, 3), "t"),
            ExampleId.Create("u", "c", "p", new(1, 2), "T"),
        };

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], ExampleId.Create("u", "c", "p", new(1, 2), "t"));
    }

    [Fact]
    public void Seeds_differ_by_example_and_by_study()
    {
        var (a, b) = (ExampleId.Create("u", "c", "p", new(1, 2), "a"), ExampleId.Create("u", "c", "p", new(1, 2), "b"));

        Assert.Equal(4, new[] { a.Seed(1), a.Seed(2), b.Seed(1), b.Seed(2) }.Distinct().Count());
        Assert.Equal(a.Seed(1), a.Seed(1));
    }
}
