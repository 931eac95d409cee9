using System.Diagnostics;
using CodeIntel.Git.Trees;

namespace CodeIntel.Git.Tests.Trees;

public sealed class PathGlobsTests
{
    [Theory]
    [InlineData("**/*.cs", "", "A.cs src/B.cs src/deep/er/C.cs")]
    [InlineData("", "", "A.cs src/B.cs src/deep/er/C.cs")]
    [InlineData("src/**/*.cs", "", "src/B.cs src/deep/er/C.cs")]
    [InlineData("src/*.cs", "", "src/B.cs")]
    [InlineData("**/*.cs", "**/deep/**", "A.cs src/B.cs")]
    [InlineData("**/*.cs", "src/", "A.cs")]
    [InlineData("**/*.CS", "", "D.CS")]
    [InlineData("**/*.cs", "**/*.cs", "")]
    [InlineData("**/*.cs", "**/[x].cs", "A.cs src/B.cs src/deep/er/C.cs")]
    public void Leaves_the_paths_that_are_included_and_not_excluded(string include, string exclude, string expected)
    {
        string[] paths = ["A.cs", "D.CS", "readme.md", "src/B.cs", "src/deep/er/C.cs"];

        var matches = new PathGlobs(Split(include), Split(exclude)).Matches(paths);

        Assert.Equal(Split(expected), matches.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Matches_a_hundred_thousand_paths_in_seconds()
    {
        var paths = Enumerable.Range(0, 100_000)
            .Select(i => $"src/p{i % 100}/q{i % 5_000}/File{i}.{(i % 2 == 0 ? "cs" : "md")}")
            .ToList();
        var globs = new PathGlobs(["**/*.cs"], ["**/q7/**", "**/*.g.cs"]);
        globs.Matches(paths.Take(100));

        var watch = Stopwatch.StartNew();
        var matches = globs.Matches(paths);

        Assert.Equal(50_000, matches.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalMilliseconds:0} ms");
    }

    private static string[] Split(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
