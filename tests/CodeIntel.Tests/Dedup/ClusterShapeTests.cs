using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup;

public class ClusterShapeTests
{
    private const int Terms = 120;

    [Fact]
    public void Medoid_and_cohesion_are_those_of_all_pairs_of_members()
    {
        var options = new DedupOptions { MinTokens = 5 };
        for (var seed = 0UL; seed < 6; seed++)
        {
            var units = RandomUnits.Create(seed, 120, Terms, maxLength: 40);
            foreach (var cluster in Detect(units, options).Clusters)
            {
                var sets = cluster.Members
                    .Select(member => units[(int)member.Row - 1].Tokens.ToArray().ToHashSet()).ToList();
                var means = sets
                    .Select((x, i) => sets.Where((_, j) => i != j).Average(y => Jaccard(x, y))).ToList();

                Assert.True(cluster.CohesionIsExact);
                Assert.Equal(sets.Min(x => sets.Min(y => Jaccard(x, y))), cluster.Cohesion, 12);
                var medoid = cluster.Members.ToList().FindIndex(member => member.Row == cluster.Medoid);
                Assert.Equal(means.Max(), means[medoid], 12);
                Assert.Equal(
                    cluster.Relation == DuplicationRelation.Near && cluster.Cohesion < options.SetJaccard,
                    cluster.IsChained
                );
            }
        }
    }

    [Fact]
    public void A_chain_that_closure_glues_together_is_flagged()
    {
        // neighbours share 36 of 40 tokens, the ends far fewer
        var units = Enumerable.Range(0, 6)
            .Select(i => RandomUnits.Unit(i + 1, [.. Enumerable.Range(4 * i, 38)])).ToList();

        var found = Detect(units, new DedupOptions());

        var cluster = found.Clusters.Single(c => c.Relation == DuplicationRelation.Near);
        Assert.True(cluster.IsChained);
        Assert.Equal(18.0 / 58, cluster.Cohesion, 12);
        Assert.Equal(3, cluster.Medoid);
        Assert.Equal(1, found.Summary.ChainedClusters);
    }

    [Fact]
    public void Of_a_large_cluster_cohesion_is_a_bound_that_is_not_below_the_truth()
    {
        var units = Enumerable.Range(0, 300)
            .Select(i => RandomUnits.Unit(i + 1, [.. Enumerable.Range(2 * i, 40)])).ToList();

        var found = Detect(units, new DedupOptions(), terms: 1000);

        var cluster = found.Clusters.Single(c => c.Relation == DuplicationRelation.Near);
        Assert.False(cluster.CohesionIsExact);
        Assert.InRange(cluster.Cohesion, 0, 0.2);
        Assert.True(cluster.IsChained);
        Assert.Equal(cluster.Medoid, Detect(units, new DedupOptions(), terms: 1000).Clusters[^1].Medoid);
    }

    [Fact]
    public void Scope_tells_file_repository_and_repositories()
    {
        var tokens = Enumerable.Range(0, 30).ToArray();
        LevelDuplicates Two(long fileB, long repositoryB) => Detect(
            [
                RandomUnits.Unit(1, tokens, file: 1, first: 0, repository: 1),
                RandomUnits.Unit(2, tokens, file: fileB, first: 50, repository: repositoryB),
            ],
            new DedupOptions());

        Assert.All(Two(1, 1).Clusters, cluster => Assert.Equal(ClusterScope.WithinFile, cluster.Scope));
        Assert.All(Two(2, 1).Clusters, cluster => Assert.Equal(ClusterScope.WithinRepository, cluster.Scope));
        Assert.All(Two(2, 2).Clusters, cluster => Assert.Equal(ClusterScope.AcrossRepositories, cluster.Scope));
        Assert.Equal(
            (1, 1, 1),
            (
                Two(1, 1).Summary.WithinFileClusters,
                Two(2, 1).Summary.WithinRepositoryClusters,
                Two(2, 2).Summary.CrossRepositoryClusters
            )
        );
    }

    [Fact]
    public void Duplication_factors_are_told_for_each_relation()
    {
        var tokens = Enumerable.Range(0, 30).ToArray();
        var found = Detect(
            [
                RandomUnits.Unit(1, tokens),
                RandomUnits.Unit(2, tokens),
                RandomUnits.Unit(3, tokens, layout: 1),
                RandomUnits.Unit(4, [.. tokens[..29], 60]),
            ],
            new DedupOptions());

        Assert.Equal((1.5, 2.5), (found.Summary.MeanExactFactor, found.Summary.MeanType1Factor));
        Assert.Equal(4.0, found.Summary.MeanDuplicationFactor);
    }

    private static double Jaccard(HashSet<int> x, HashSet<int> y) =>
        (double)x.Intersect(y).Count() / x.Union(y).Count();

    private static LevelDuplicates Detect(List<TokenizedUnit> units, DedupOptions options, int terms = Terms) =>
        new LevelDetector(options, RandomUnits.Kinds(terms), new SilentProgress(), 2, long.MaxValue).Detect(
            DuplicationLevel.Method, units, units.Count, TestContext.Current.CancellationToken);
}
