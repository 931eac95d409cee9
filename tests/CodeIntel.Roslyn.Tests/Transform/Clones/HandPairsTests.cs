using CodeIntel.Dedup.Evaluate;
using CodeIntel.Roslyn.Transform.Clones;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform.Clones;

public class HandPairsTests
{
    private static readonly PairsEvaluation _found = new PairsDetection(new DedupOptions(), new CodeMutator())
        .Run(HandPairs.Shipped(), CancellationToken.None);

    [Fact]
    public void The_shipped_file_holds_at_least_120_readable_pairs_of_every_relation()
    {
        var pairs = HandPairs.Shipped();

        Assert.True(pairs.Count >= 120, $"{pairs.Count} pairs");
        Assert.Equal(HandPairs.Relations, _found.Relations.Select(row => row.Relation));
        Assert.DoesNotContain(_found.Pairs, pair => pair.Found == PairsDetection.Unreadable);
        Assert.All(pairs, pair => Assert.NotEmpty(pair.Note));
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("type1")]
    public void Exact_and_type_1_are_found_as_what_they_are(string relation)
    {
        var row = _found.Relations.Single(row => row.Relation == relation);

        Assert.Equal(row.Pairs, row.Agreed);
    }

    [Fact]
    public void What_is_no_clone_is_not_called_one() =>
        Assert.Equal(0, _found.Relations.Single(row => row.Relation == "none").FoundAtAll);

    [Fact]
    public void Looser_thresholds_find_more_type_3_clones()
    {
        var loose = new PairsDetection(new() { SetJaccard = 0.6, MultisetJaccard = 0.5 }, new CodeMutator())
            .Run(HandPairs.Shipped(), TestContext.Current.CancellationToken);

        Assert.True(loose.Recall > _found.Recall, $"{loose.Recall} against {_found.Recall}");
    }

    [Fact]
    public void Every_damaged_line_of_a_file_is_reported()
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path,
        [
            """{"id":"a","relation":"exact","first":"void A() { }","second":"void A() { }","note":""}""",
            "nonsense",
            """{"id":"b","relation":"type9","first":"x","second":"y"}""",
            """{"id":"a","relation":"none","first":"x","second":"y"}""",
            """{"relation":"none"}""",
        ]);

        var errors = Assert.Throws<InvalidFileException>(() => HandPairs.Read(path)).Errors;

        File.Delete(path);
        Assert.Equal([2L, 3L, 4L, 5L], errors.Select(error => error.Line));
        Assert.Throws<InvalidFileException>(() => HandPairs.Read(path));
    }
}
