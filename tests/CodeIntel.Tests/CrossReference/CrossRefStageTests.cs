using System.Text.Json;
using System.Text.Json.Serialization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.CrossReference;

public sealed class CrossRefStageTests
{
    private static readonly RunKey _clean = new("method-name", "code2vec", null, 0, 1);
    private static readonly RunKey _noisy = _clean with { Noise = NoiseKind.LabelShuffle, Level = 0.5 };
    private static readonly JsonSerializerOptions _json =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Fact]
    public async Task Finds_the_planted_effect_of_duplication()
    {
        var workspace = new CrossReferenceWorkspace(400, _clean);

        await workspace.RunAsync(1);

        var reference = workspace.Written[_clean];
        var rho = reference.Correlations.Single(c => c is
        { Measure: "confidence", Relation: DuplicationRelation.Near, Scope: DuplicationScope.All }).Rho;
        var slope = reference.Regressions
            .Single(r => r is { Measure: "confidence", Relation: DuplicationRelation.Near }).Slope;
        Assert.True(rho.Low > 0);
        Assert.InRange(rho.Value, rho.Low, rho.High);
        Assert.InRange(0.1, slope.Low, slope.High);
        Assert.True(slope.Low > 0);
    }

    [Fact]
    public async Task Every_relation_and_scope_has_its_buckets_with_n_and_interval()
    {
        var workspace = new CrossReferenceWorkspace(400, _clean);

        await workspace.RunAsync(1);

        var reference = workspace.Written[_clean];
        var parts = reference.Buckets.Select(bucket => (bucket.Relation, bucket.Scope)).Distinct();
        Assert.Equal(15, parts.Count());
        var near = reference.Buckets.Where(bucket => bucket is
        { Measure: "confidence", Relation: DuplicationRelation.Near, Scope: DuplicationScope.All }).ToArray();
        Assert.Equal([0, 1, 2, 3], near.Select(bucket => bucket.Bucket));
        Assert.Equal(workspace.ReadExamples(_clean, Split.Train).Rows.Length, near.Sum(bucket => bucket.Mean.N));
        Assert.All(near, bucket => Assert.InRange(bucket.Mean.Value, bucket.Mean.Low, bucket.Mean.High));
    }

    [Fact]
    public async Task Infinite_values_are_counted_beside_the_mean_and_undefined_ones_left_out()
    {
        var workspace = new CrossReferenceWorkspace(300, _clean);

        await workspace.RunAsync(1);

        var n = workspace.ReadExamples(_clean, Split.Train).Rows.Length;
        var all = workspace.Written[_clean].Buckets
            .Where(bucket => bucket is { Relation: DuplicationRelation.Near, Scope: DuplicationScope.All }).ToArray();
        Assert.Equal((n + 9) / 10, all.Where(bucket => bucket.Measure == "forgetting").Sum(bucket => bucket.Infinite));
        Assert.Equal(
            n, all.Where(bucket => bucket.Measure == "forgetting").Sum(bucket => bucket.Mean.N + bucket.Infinite));
        Assert.Equal(n - 1, all.Where(bucket => bucket.Measure == "loss").Sum(bucket => bucket.Mean.N));
    }

    [Fact]
    public async Task Injected_copies_give_a_mean_for_each_number_of_them()
    {
        var injected = _clean with { Noise = NoiseKind.DuplicateInjection, Level = 1 };
        var workspace = new CrossReferenceWorkspace(400, _clean, injected, injected with { Level = 0.5 });

        await workspace.RunAsync(1);

        var copies = workspace.ReadInjected(new("method-name", "code2vec", NoiseKind.DuplicateInjection, 1, 1));
        var means = workspace.Written[injected].Injected.Where(mean => mean.Measure == "confidence").ToArray();
        Assert.Equal([1, 2, 8, 32], means.Select(mean => mean.Copies));
        Assert.All(means.Skip(1), mean =>
            Assert.Equal(copies.Values.LongCount(number => number == mean.Copies), mean.Mean.N));
        Assert.Equal(workspace.ReadExamples(injected, Split.Train).Rows.Length, means.Sum(mean => mean.Mean.N));
        Assert.All(means, mean => Assert.InRange(mean.Mean.Value, mean.Mean.Low, mean.Mean.High));
        Assert.True(means[3].Mean.Low > means[0].Mean.High + 1);
        Assert.Empty(workspace.Written[_clean].Injected);
        Assert.True(workspace.Written[injected with { Level = 0.5 }].Injected[1].Mean.N < means[1].Mean.N);
        var conclusion = workspace.Conclusions.Single(found => found is
        { Kind: ConclusionKind.InjectionEffect, Subject: "confidence" });
        Assert.Equal((1, 32), (conclusion.Numbers["level"], conclusion.Numbers["copies"]));
        Assert.StartsWith("Injected copies are fitted better", conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaked_test_examples_score_better_and_a_conclusion_says_so()
    {
        var workspace = new CrossReferenceWorkspace(400, _clean);

        await workspace.RunAsync(1);

        var leaks = workspace.Written[_clean].Leaks
            .Where(leak => leak is { Relation: DuplicationRelation.Near, Measure: "f1" });
        Assert.Equal([0, 1], leaks.Where(leak => leak.Group is LeakGroup.Clean or LeakGroup.Leaked)
            .OrderByDescending(leak => leak.Group).Select(leak => leak.Score.Value));
        Assert.Contains(
            workspace.Conclusions, c => c.Kind == ConclusionKind.LeakInflation && c.Numbers["difference"] == 1);
        Assert.Contains(
            workspace.Conclusions, c => c is { Kind: ConclusionKind.DuplicationEffect, Subject: "confidence" });
    }

    [Fact]
    public async Task Results_do_not_depend_on_the_number_of_jobs()
    {
        var once = new CrossReferenceWorkspace(150, _clean, _noisy);
        var parallel = new CrossReferenceWorkspace(150, _clean, _noisy);

        await once.RunAsync(1);
        await parallel.RunAsync(4);

        Assert.Equal(Text(once), Text(parallel));
    }

    [Fact]
    public async Task Another_seed_moves_intervals_and_not_values()
    {
        var first = new CrossReferenceWorkspace(150, _clean);
        var second = new CrossReferenceWorkspace(150, _clean);

        await first.RunAsync(1);
        await second.RunAsync(1, new() { Bootstrap = 200, Seed = 2 });

        var (a, b) = (first.Written[_clean].Correlations[0].Rho, second.Written[_clean].Correlations[0].Rho);
        Assert.Equal(a.Value, b.Value);
        Assert.NotEqual(a.Low, b.Low);
    }

    [Fact]
    public async Task A_run_that_is_written_is_not_computed_again()
    {
        var workspace = new CrossReferenceWorkspace(100, _clean, _noisy);

        await workspace.RunAsync(1);
        var conclusions = JsonSerializer.Serialize(workspace.Conclusions);
        workspace.Written.Remove(_noisy);
        await workspace.RunAsync(1);

        Assert.Equal(3, workspace.Computed);
        Assert.Equal(conclusions, JsonSerializer.Serialize(workspace.Conclusions));
    }

    [Fact]
    public async Task No_measured_run_is_an_error() =>
        await Assert.ThrowsAsync<StageException>(() => new CrossReferenceWorkspace(5).RunAsync(1));

    private static string Text(CrossReferenceWorkspace workspace) =>
        JsonSerializer.Serialize(workspace.Written.Values, _json)
        + JsonSerializer.Serialize(workspace.Conclusions, _json);
}
