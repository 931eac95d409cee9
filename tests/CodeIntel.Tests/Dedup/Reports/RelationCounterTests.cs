using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup.Reports;

public sealed class RelationCounterTests
{
    [Fact]
    public void Counts_scopes_splits_and_leaks()
    {
        var counter = new RelationCounter(DuplicationLevel.Method, DuplicationRelation.Near);

        counter.Count([
            new(1, 1, 1, Split.Train), new(1, 1, 1, Split.Train),
            new(2, 1, 1, Split.Train), new(2, 2, 1, Split.Test), new(2, 2, 1, Split.Test),
            new(3, 1, 1, Split.Validation), new(3, 5, 2, Split.Test),
        ]);
        var numbers = counter.Relation(20);

        Assert.Equal((1, 1, 1), (numbers.WithinFile, numbers.WithinRepository, numbers.AcrossRepositories));
        Assert.Equal((2, 2, 3, 7), (numbers.AcrossSplits, numbers.Leaking, numbers.Largest, numbers.Duplicates));
        Assert.Equal((0.35, 0.8), (numbers.Share, numbers.DistinctShare));
    }

    [Fact]
    public void Agrees_with_counting_each_unit_against_every_other_one()
    {
        for (var seed = 0ul; seed < 50; seed++)
        {
            var random = SeededRandom.For("counter", seed);
            var places = Enumerable.Range(0, 40)
                .Select(_ => new ClusterPlace(random.Next(8), random.Next(6), random.Next(3), null))
                .GroupBy(place => place.Cluster).Where(group => group.Count() > 1).SelectMany(group => group).ToList();
            var counter = new RelationCounter(DuplicationLevel.Method, DuplicationRelation.Exact);
            (long, string, long)[] repositories = [(0, "a", 9), (1, "b", 9), (2, "c", 9)];

            counter.Count(places);

            foreach (var (numbers, row) in counter.Repositories(repositories).Zip(repositories.Select(r => r.Item1)))
            {
                Assert.Equal(places.Count(place => place.Repository == row), numbers.Duplicates);
                Assert.Equal(
                    places.Count(place => place.Repository == row && places.Any(other =>
                        other.Cluster == place.Cluster && other.Repository != row)),
                    numbers.Elsewhere);
            }

            var overlaps = counter.Overlaps(repositories).ToDictionary(cell => (cell.Of, cell.In), cell => cell.Units);
            foreach (var (of, @in) in from a in repositories from b in repositories select (a, b))
            {
                var expected = places.Where((place, i) => place.Repository == of.Item1 && places.Where((other, j) =>
                    j != i && other.Cluster == place.Cluster && other.Repository == @in.Item1).Any()).Count();
                Assert.Equal(expected, overlaps.GetValueOrDefault((of.Item2, @in.Item2)));
            }
        }
    }
}
