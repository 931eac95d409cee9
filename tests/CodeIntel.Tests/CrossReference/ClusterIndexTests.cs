using CodeIntel.CrossReference;
using CodeIntel.Examples;

namespace CodeIntel.Tests.CrossReference;

public sealed class ClusterIndexTests
{
    private static readonly ClusterIndex _index = new(
        [Cluster(1, 2), Cluster(3, 4, 5), Cluster(6, 7)],
        new[]
        {
            new UnitFacts(1, 10, 30, Split.Train),
            new UnitFacts(2, 10, 30, Split.Train),
            new UnitFacts(3, 10, 30, Split.Train),
            new UnitFacts(4, 11, 30, Split.Test),
            new UnitFacts(5, 11, 30, null),
            new UnitFacts(6, 11, 30, Split.Validation),
            new UnitFacts(7, 11, 30, Split.Test),
        }.ToDictionary(unit => unit.Row));

    [Fact]
    public void A_factor_is_the_size_of_the_whole_cluster() =>
        Assert.Equal([2, 2, 3, 3, 3, 1], new long[] { 1, 2, 3, 4, 5, 99 }.Select(_index.FactorOf));

    [Theory]
    [InlineData(DuplicationScope.All, new long[] { 1, 3, 6, 99 })]
    [InlineData(DuplicationScope.TrainOnly, new long[] { 1, 99 })]
    [InlineData(DuplicationScope.CrossSplit, new long[] { 3, 99 })]
    [InlineData(DuplicationScope.WithinRepository, new long[] { 1, 6, 99 })]
    [InlineData(DuplicationScope.AcrossRepositories, new long[] { 3, 99 })]
    public void A_scope_has_its_clusters_and_every_example_without_duplicate(DuplicationScope scope, long[] rows) =>
        Assert.Equal(rows, new long[] { 1, 3, 6, 99 }.Where(row => _index.IsIn(scope, row)));

    internal static DuplicateCluster Cluster(params long[] rows) => new()
    {
        Level = DuplicationLevel.Method,
        Relation = DuplicationRelation.Near,
        Representative = rows[0],
        Members = [.. rows.Select(row => new ClusterMember(row, DuplicationRelation.Near, 0.9))],
    };
}
