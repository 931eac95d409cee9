using System.Text;
using CodeIntel.Fuzz.Repositories;
using CodeIntel.Fuzz.Sources;

namespace CodeIntel.Fuzz.Tests;

/// <summary>A short run; docs/fuzzing.md tells how to do a long one.</summary>
public sealed class FuzzTests : IDisposable
{
    private const ulong Seed = 7;

    private readonly string _keep = Directory.CreateTempSubdirectory("codeintel-fuzz-keep-").FullName;

    public void Dispose() => Directory.Delete(_keep, recursive: true);

    [Fact]
    public void Hostile_sources_break_no_rule() =>
        Assert.Empty(Session(new SourceTarget(), 40).Run(0, 80));

    [Fact]
    public void Hostile_repositories_break_no_rule() =>
        Assert.Empty(Session(new GitTarget(), 10).Run(0, 20));

    [Fact]
    public void A_case_is_made_again_from_its_number_and_seed()
    {
        var target = new SourceTarget();

        for (var number = 0; number < 50; number++)
        {
            var (first, again) = ((SourceCase)target.Make(Seed, number), (SourceCase)target.Make(Seed, number));
            Assert.Equal((first.Path, first.Description), (again.Path, again.Description));
            Assert.Equal(first.Bytes, again.Bytes);
        }
    }

    [Fact]
    public void A_write_outside_of_the_workspace_is_noticed()
    {
        using var scratch = new Scratch();
        scratch.Seal();
        File.WriteAllText(Path.Combine(scratch.Workspace, "allowed"), "x");
        Assert.Null(scratch.Broken());

        File.WriteAllBytes(Path.Combine(scratch.Root, "outside", "Secret.cs"), Encoding.UTF8.GetBytes("changed"));

        Assert.Contains("outside of the workspace", scratch.Broken(), StringComparison.Ordinal);
    }

    private FuzzSession Session(IFuzzTarget target, int batch) =>
        new(target, Seed, batch, _keep, line => TestContext.Current.TestOutputHelper?.WriteLine(line));
}
