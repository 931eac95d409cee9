using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests;

public sealed class ContentHasherTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void Does_not_depend_on_the_folder_or_the_order_of_runs()
    {
        using var other = new SampleWorkspace();
        var second = SampleWorkspace.CleanRun with { Seed = 2 };
        _sample.WriteEverything();
        _sample.WriteRun(second);
        other.WriteCorpus();
        other.WriteDuplicates();
        other.WriteDuplicates();
        other.WriteSplit();
        other.WriteNoise();
        other.WriteRun(second);
        other.WriteMeasuredRun();

        var (one, two) = (new ContentHasher(_sample.Workspace), new ContentHasher(other.Workspace));

        Assert.Equal(one.OfStages().ToArray(), two.OfStages().ToArray());
        Assert.Equal(one.OfWorkspace(), two.OfWorkspace());
    }

    [Fact]
    public void Does_not_depend_on_how_texts_are_compressed_or_on_a_vacuum()
    {
        _sample.WriteEverything();
        var hash = _sample.ContentHashText();

        _sample.Scalar("vacuum");
        _sample.Reopen();

        Assert.Equal(hash, _sample.ContentHashText());
    }

    [Theory]
    [InlineData("clone", "update repositories set licence = 'BSD' where id = 1")]
    [InlineData("extract", "update examples set first_line = 7 where id = 2")]
    [InlineData("extract", "update features set contexts_in_all = 5 where example_row = 2")]
    [InlineData("extract", "update source_files set encoding = 'latin-1' where id = 2")]
    [InlineData("extract", "update terms set text = 'other' where id = 2")]
    [InlineData("extract", "update terminals set text = 'other' where id = 2")]
    [InlineData("extract", "update paths set nodes = x'0001' where id = 2")]
    [InlineData("extract", "update node_kinds set name = 'other' where id = 2")]
    [InlineData("dedup", "update duplicate_pairs set set_jaccard = 0.9 where second = 5")]
    [InlineData("dedup", "update duplicate_members set similarity = 0.9 where row = 5")]
    [InlineData("split", "update splits set split = 1 where example_row = 5")]
    [InlineData("noise", "update noise set quantile = 0.3 where example_row = 1")]
    [InlineData("train", "update traces set epoch = 3 where epoch = 2")]
    [InlineData("train", "update traces set texts = null where epoch = 2")]
    [InlineData("train", "update equivalent_traces set changed = x'0000'")]
    [InlineData("train", "update query_ranks set rank = 3")]
    [InlineData("measure", "update epoch_values set value = 0.75 where epoch = 1")]
    [InlineData("crossref", "update conclusions set conclusion = '{}' where id = 2")]
    [InlineData("noise", "insert into drops (stage, unit, key, reason, detail) values ('noise', 'u', 'k', 'r', 'd')")]
    public void Changes_with_one_value_of_a_stage_and_only_there(string stage, string sql)
    {
        _sample.WriteEverything();
        var hasher = new ContentHasher(_sample.Workspace);
        var before = hasher.OfStages();
        var data = hasher.OfData();

        _sample.Scalar(sql);

        var changed = hasher.OfStages().Where(pair => pair.Value != before[pair.Key]).Select(pair => pair.Key);
        Assert.Equal([stage], changed);
        Assert.Equal(stage is "train" or "measure" or "crossref", data == hasher.OfData());
    }

    [Fact]
    public void Tells_null_from_an_empty_text_and_a_number_from_its_digits()
    {
        var hasher = new ContentHasher(_sample.Workspace);
        var hashes = new List<ContentHash> { hasher.OfStage("clone") };
        string[] licences = ["null", "''", "'0'"];
        foreach (var licence in licences)
        {
            _sample.Scalar(
                "insert or replace into repositories (id, url, commit_id, licence, include, exclude, location, is_git) "
                + $"values (1, 'u', 'c', {licence}, '[]', '[]', 'l', 1)");
            hashes.Add(hasher.OfStage("clone"));
        }

        Assert.Equal(4, hashes.Distinct().Count());
    }

    public void Dispose() => _sample.Dispose();
}
