using CodeIntel.Examples;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite.Tests;

public sealed class ExtractionTableTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();
    private readonly RepositorySnapshot _repository = SampleWorkspace.Repository(1, "first");

    [Fact]
    public void Gives_training_the_units_with_their_contexts()
    {
        _sample.WriteCorpus();
        _sample.WriteSplit();

        var training = new TrainingTable(_sample.Workspace);
        var examples = training.Examples().ToList();

        Assert.Equal([1, 2, 3, 4, 5], examples.Select(example => example.Row));
        Assert.Equal(["Parse", "GetName", "Parse", "Format", "Parse"], examples.Select(example => example.Name));
        Assert.Equal([Split.Train, Split.Train, Split.Train, Split.Test, Split.Test], examples.Select(e => e.Split));
        Assert.Equal([new(1, 1, 4), new(4, 2, 2)], examples[1].Contexts);
        Assert.Equal(["void", "return", "parse", "get|name", "format"], training.Terminals().Select(t => t.Text));
        Assert.Equal(["Kind16^Kind32_Kind48", "Kind16_Kind64"], training.Paths().Select(path => path.Text));
        Assert.Equal(SampleWorkspace.SourceFile(_repository, "a.cs", "Parse").Units[0].Id, examples[0].Id);
    }

    [Fact]
    public void Gives_the_duplicate_detector_units_and_files_as_term_rows()
    {
        _sample.WriteCorpus();
        var duplicates = new DuplicateTable(_sample.Workspace);

        var methods = duplicates.Units(DuplicationLevel.Method).ToList();
        var files = duplicates.Units(DuplicationLevel.File).ToList();

        Assert.Equal([1, 1, 2, 3, 3], methods.Select(unit => unit.FileRow));
        Assert.Equal(methods[0].Tokens.ToArray(), methods[4].Tokens.ToArray());
        Assert.NotEqual(methods[0].Tokens.ToArray(), methods[1].Tokens.ToArray());
        Assert.Equal(methods[0].TextHash, methods[2].TextHash);
        Assert.Equal([1, 1, 2], files.Select(unit => unit.RepositoryRow));
        Assert.Equal([.. methods[0].Tokens.ToArray(), .. methods[1].Tokens.ToArray()], files[0].Tokens.ToArray());
        var kinds = duplicates.TermKinds();
        Assert.Equal(
            [TokenKind.Keyword, TokenKind.Identifier, TokenKind.Punctuation],
            methods[0].Tokens.ToArray()[..3].Select(term => kinds[term]));
    }

    [Fact]
    public void Finds_what_differs_from_a_file_extracted_again()
    {
        _sample.WriteCorpus();
        var stored = new StoredFiles(_sample.Workspace, SampleWorkspace.KindName);
        var file = SampleWorkspace.SourceFile(_repository, "a.cs", "Parse", "GetName");
        var unit = file.Units[1];

        Assert.Equal([(1, "a.cs"), (1, "b/Test.cs"), (2, "a.cs")], stored.Paths());
        Assert.Null(stored.Difference(file));
        Assert.Equal("rows", stored.Difference(file with { Path = "c.cs" }));
        Assert.Equal("texts", stored.Difference(file with { Text = file.Text + " " }));
        Assert.Equal("tokens", stored.Difference(file with { Tokens = file.Tokens[..^1] }));
        Assert.Equal("units", stored.Difference(file with { Units = [unit] }));
        Assert.Equal("path contexts", stored.Difference(file with
        {
            Units = [file.Units[0], unit with { Features = unit.Features with { Contexts = [new(1, 1, 1)] } }],
        }));
    }

    [Fact]
    public void Leaves_nothing_of_a_batch_that_fails_and_goes_on_as_if_it_had_not_been()
    {
        using var uninterrupted = new SampleWorkspace();
        uninterrupted.WriteCorpus();
        _sample.WriteRepositories(_repository, SampleWorkspace.Repository(2, "second"));
        var extraction = _sample.Extraction();
        extraction.Commit(SampleWorkspace.Batch(SampleWorkspace.SourceFile(_repository, "a.cs", "Parse", "GetName")));
        var hash = _sample.ContentHashText();
        var clash = SampleWorkspace.SourceFile(_repository, "a.cs", "Unseen", "NeverStored");

        Assert.Throws<SqliteException>(() => extraction.Commit(SampleWorkspace.Batch(clash)));

        Assert.Equal(hash, _sample.ContentHashText());
        Assert.Equal(4, _sample.Rows("terminals"));
        extraction.Commit(SampleWorkspace.Batch(SampleWorkspace.SourceFile(_repository, "b/Test.cs", "Parse")));
        var second = SampleWorkspace.Repository(2, "second");
        extraction.Commit(SampleWorkspace.Batch(SampleWorkspace.SourceFile(second, "a.cs", "Format", "Parse")));
        Assert.Equal(uninterrupted.ContentHashText(), _sample.ContentHashText());
    }

    [Fact]
    public void Keeps_what_was_written_from_its_commit_on()
    {
        _sample.WriteRepositories(_repository);
        IExtractionWriter extraction = _sample.Extraction();
        var first = SampleWorkspace.SourceFile(_repository, "a.cs", "Parse", "GetName");
        var next = SampleWorkspace.SourceFile(_repository, "b/Test.cs", "Parse");

        extraction.Write(SampleWorkspace.Batch(first));
        extraction.Write(SampleWorkspace.Batch(next));
        _sample.Reopen();
        Assert.Null(_sample.Extraction().LastPath(_repository.Row));
        Assert.Equal(0, _sample.Rows("terminals"));

        extraction = _sample.Extraction();
        extraction.Commit();
        extraction.Write(SampleWorkspace.Batch(first));
        extraction.Write(SampleWorkspace.Batch(next));
        extraction.Commit();
        _sample.Reopen();
        Assert.Equal("b/Test.cs", _sample.Extraction().LastPath(_repository.Row));
        Assert.Equal(2, _sample.Rows("source_files"));
    }

    [Fact]
    public void Forgets_all_that_was_written_with_a_batch_that_fails()
    {
        _sample.WriteRepositories(_repository);
        IExtractionWriter extraction = _sample.Extraction();
        var empty = _sample.ContentHashText();
        var file = SampleWorkspace.SourceFile(_repository, "a.cs", "Parse", "GetName");
        extraction.Write(SampleWorkspace.Batch(file));

        Assert.Throws<SqliteException>(() => extraction.Write(SampleWorkspace.Batch(file)));
        extraction.Commit();

        Assert.Equal(empty, _sample.ContentHashText());
        extraction.Commit(SampleWorkspace.Batch(file));
        Assert.Equal("a.cs", extraction.LastPath(_repository.Row));
    }

    [Fact]
    public void Continues_like_an_uninterrupted_writer()
    {
        using var uninterrupted = new SampleWorkspace();
        uninterrupted.WriteCorpus();
        _sample.WriteRepositories(_repository, SampleWorkspace.Repository(2, "second"));
        _sample.Extraction().Commit(
            SampleWorkspace.Batch(SampleWorkspace.SourceFile(_repository, "a.cs", "Parse", "GetName")));
        _sample.Reopen();
        _sample.Extraction().Commit(
            SampleWorkspace.Batch(SampleWorkspace.SourceFile(_repository, "b/Test.cs", "Parse")));
        _sample.Reopen();
        var second = SampleWorkspace.Repository(2, "second");
        _sample.Extraction().Commit(
            SampleWorkspace.Batch(SampleWorkspace.SourceFile(second, "a.cs", "Format", "Parse")));

        var (whole, resumed) = (new ContentHasher(uninterrupted.Workspace), new ContentHasher(_sample.Workspace));

        Assert.Equal(whole.OfStage("extract"), resumed.OfStage("extract"));
        Assert.Equal(whole.OfStage("clone"), resumed.OfStage("clone"));
    }

    [Fact]
    public void Remembers_the_last_path_of_each_repository()
    {
        Assert.Null(_sample.Extraction().LastPath(1));

        _sample.WriteCorpus();

        Assert.Equal("b/Test.cs", _sample.Extraction().LastPath(1));
        Assert.Equal("a.cs", _sample.Extraction().LastPath(2));
    }

    [Fact]
    public void Adds_up_batches_and_their_drops()
    {
        _sample.WriteCorpus();
        var extraction = _sample.Extraction();
        var file = SampleWorkspace.SourceFile(_repository, "c.cs", "Format") with
        {
            UnitDrops = [new("method", "c.cs:9", "no-body", "d"), new("method", "c.cs:10", "no-body", "d")],
            ParseErrors = 2,
        };
        extraction.Commit(SampleWorkspace.Batch(file) with
        {
            LastPath = "e.cs",
            FilesRead = 3,
            Drops =
            [
                .. file.UnitDrops,
                new("file", "d.cs", "too-large", "d"),
                new("file", "e.cs", "binary", "d"),
                new("graph", "c.cs:1", "too-large", "d"),
            ],
        });

        var totals = extraction.Totals();

        Assert.Equal((6, 4), (totals.FilesRead, totals.FilesKept));
        Assert.Equal((8, 6), (totals.UnitsRead, totals.UnitsKept));
        Assert.Equal(new Dictionary<string, long> { ["too-large"] = 1, ["binary"] = 1 }, totals.FilesDropped);
        Assert.Equal(new Dictionary<string, long> { ["no-body"] = 2 }, totals.UnitsDropped);
        Assert.Equal(new Dictionary<string, long> { ["too-large"] = 1 }, totals.GraphsDropped);
        Assert.Equal((1, 6, 10), (totals.FilesWithErrors, totals.NamesBound, totals.NamesInAll));
    }

    public void Dispose() => _sample.Dispose();
}
