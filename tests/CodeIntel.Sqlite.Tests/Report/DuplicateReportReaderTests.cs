using System.Diagnostics;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Report;

namespace CodeIntel.Sqlite.Tests.Report;

public sealed class DuplicateReportReaderTests : IDisposable
{
    private const int Clusters = 1_000;
    private const int Pairs = 200_000;

    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void A_cluster_is_read_without_looking_at_the_pairs_of_others()
    {
        _sample.WriteEverything();
        _sample.Execute($"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Clusters})
            insert into duplicate_clusters (id, level, relation, representative, size)
              select 100 + i, 0, 3, 1, 2 from n;
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Clusters})
            insert into duplicate_members select 100 + i, 1000 + 2 * i, 3, 0.9 from n;
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {Pairs})
            insert into duplicate_pairs select 0, 1000 + 2 * i, 1001 + 2 * i, 3, 0.9, 0.9 from n;
            """);
        var watch = Stopwatch.StartNew();

        var groups = new DuplicateReportReader(_sample.Workspace, new() { Corpus = "c", Name = "n" })
            .Groups(DuplicationLevel.Method, DuplicationRelation.Near).ToList();

        Assert.Equal(Clusters + 1, groups.Count);
        Assert.All(groups.Where(group => group.Members.Count == 0), group => Assert.Single(group.Pairs));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}: all pairs are read for each cluster");
    }

    public void Dispose() => _sample.Dispose();
}
