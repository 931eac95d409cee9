using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class StudyReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codeintel-study-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Reads_a_whole_study()
    {
        var study = StudyReader.ReadStudy(
            Write(
                """
                study: quickstart
                corpus: ../corpora/quickstart.yaml
                extract:
                  semantics: none
                  units: [method, constructor, accessor, local-function]
                  paths: { maxLength: 9, maxWidth: 3, maxContexts: 500 }
                dedup:   { level: [method, file], setJaccard: 0.9, multisetJaccard: 0.6, minTokens: 30 }
                split:   { by: file, keepClustersTogether: true, ratios: [0.7, 0.2, 0.1], seed: 7 }
                noise:   [ { kind: label-shuffle, levels: [0, 0.5, 1.0] }, { kind: statement-deletion } ]
                train:   [ { task: method-name, model: code2vec, epochs: 20, batch: 256, seeds: [1, 2] } ]
                measure: { perExample: [aum, forgetting, confidence], perEpoch: [gini-loss, score, csr] }
                report:  { title: Quickstart }
                """
            )
        );

        Assert.Equal("quickstart", study.Name);
        Assert.Equal(SemanticsMode.None, study.Extract.Semantics);
        Assert.Equal(
            [UnitKind.Method, UnitKind.Constructor, UnitKind.Accessor, UnitKind.LocalFunction],
            study.Extract.Units
        );
        Assert.Equal(
            new PathOptions
            {
                MaxLength = 9,
                MaxWidth = 3,
                MaxContexts = 500,
            },
            study.Extract.Paths
        );
        Assert.Equal((0.9, 0.6, 30), (study.Dedup.SetJaccard, study.Dedup.MultisetJaccard, study.Dedup.MinTokens));
        Assert.Equal((SplitUnit.File, true, 7L), (study.Split.By, study.Split.KeepClustersTogether, study.Split.Seed));
        Assert.Equal([NoiseKind.LabelShuffle, NoiseKind.StatementDeletion], study.Noise.Select(noise => noise.Kind));
        Assert.Equal([0, 0.5, 1], study.Noise[0].Levels);
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], study.Noise[1].Levels);
        Assert.Equal([1L, 2L], study.Train.Single().Seeds);
        Assert.Equal([EpochMeasure.GiniLoss, EpochMeasure.Score, EpochMeasure.Csr], study.Measure.PerEpoch);
        Assert.Equal("Quickstart", study.Report.Title);
    }

    [Fact]
    public void Reports_every_error_at_once_with_its_line()
    {
        var errors = Assert
            .Throws<InvalidFileException>(() =>
                StudyReader.ReadStudy(
                    Write(
                        """
                        study: broken
                        corpus: c.yaml
                        extract:
                          semantic: none
                          maxFileBytes: lots
                        dedup:
                          setJaccard: 1.5
                          level: method
                        noise:
                          - { kind: label-shufle }
                          - { levels: [0, 2] }
                        train:
                          - { epochs: 0, model: bert }
                        """
                    )
                )
            )
            .Errors;

        Assert.Equal([4L, 5, 7, 8, 10, 11, 13, 13], errors.Select(error => error.Line));
        Assert.Equal(
            [
                "extract.semantic",
                "extract.maxFileBytes",
                "dedup.setJaccard",
                "dedup.level",
                "noise[0].kind",
                "noise[1].kind",
                "train[0].epochs",
                "train[0].model",
            ],
            errors.Select(error => error.Key)
        );
        Assert.Contains("did you mean 'semantics'?", errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("must be a whole number, not 'lots'", errors[1].Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'label-shuffle'?", errors[4].Message, StringComparison.Ordinal);
        Assert.Contains("is missing", errors[5].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_noise_that_serves_no_task_is_an_error_of_the_list()
    {
        var error = Assert.Single(Assert.Throws<InvalidFileException>(() => StudyReader.ReadStudy(Write(
            """
            study: broken
            corpus: c.yaml
            noise: [ { kind: label-shuffle }, { kind: token-masking } ]
            train: [ { task: code-search, model: codebert } ]
            """))).Errors);

        Assert.Equal(("noise", 3L), (error.Key, error.Line));
        Assert.Contains("'token-masking'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("study: [", "is not valid YAML")]
    [InlineData("- a", "must be a mapping")]
    [InlineData("study: a\nstudy: b\ncorpus: c", "is not valid YAML")]
    [InlineData("study: x\ncorpus: c\nsplit: { ratios: [0.5, 0.1, 0.1] }", "add up to 1")]
    [InlineData("study: x\ncorpus: c\nsplit: { ratios: [1] }", "must be three ratios")]
    [InlineData(
        "study: x\ncorpus: c\nnoise: [ { kind: label-shuffle }, { kind: label-shuffle } ]",
        "names a kind twice"
    )]
    [InlineData("study: x\ncorpus: c\ntrain: [ { device: tpu } ]", "")]
    [InlineData("study: x\ncorpus: c\ntrain: []", "")]
    [InlineData("study: x\ncorpus: c\ntrain: [ { learningRate: .nan } ]", "must be a number")]
    [InlineData("a: &a [*a]\nstudy: x\ncorpus: c", "")]
    [InlineData("study: ../../etc\ncorpus: c", "must be letters")]
    public void Refuses_what_is_no_study(string text, string message)
    {
        var exception = Assert.Throws<InvalidFileException>(() => StudyReader.ReadStudy(Write(text)));

        Assert.NotEmpty(exception.Errors);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_file_is_missing()
    {
        var path = Path.Combine(_folder.FullName, "absent.yaml");

        var error = Assert.Throws<InvalidFileException>(() => StudyReader.ReadStudy(path)).Errors.Single();

        Assert.Equal(path, error.File);
    }

    [Fact]
    public void Reads_a_corpus()
    {
        var corpus = StudyReader.ReadCorpus(
            Write(
                """
                corpus: mini
                repositories:
                  - url: https://user:secret@GitHub.com/DapperLib/Dapper.git
                    commit: 0123456789012345678901234567890123456789
                    licence: Apache-2.0
                    split: train
                    include: ["**/*.cs"]
                    exclude: ["**/Benchmarks/**"]
                  - path: ../some/folder
                """
            )
        );

        Assert.Equal("https://github.com/DapperLib/Dapper", corpus.Repositories[0].CanonicalUrl);
        Assert.Equal(Split.Train, corpus.Repositories[0].Split);
        Assert.Equal(["**/Benchmarks/**"], corpus.Repositories[0].Exclude);
        Assert.Equal("../some/folder", corpus.Repositories[1].CanonicalUrl);
        Assert.Equal(["**/*.cs"], corpus.Repositories[1].Include);
    }

    [Theory]
    [InlineData("{ url: a, path: b }", "either url")]
    [InlineData("{ licence: MIT }", "either url")]
    [InlineData("{ url: a, commit: abc }", "40 lower-case hexadecimal")]
    [InlineData("{ url: a, commit: 0123456789012345678901234567890123456789, branch: main }", "exclude each other")]
    [InlineData("{ path: a, branch: main }", "cannot be given for a path")]
    public void Refuses_contradicting_corpus_entries(string entry, string message)
    {
        var exception = Assert.Throws<InvalidFileException>(() =>
            StudyReader.ReadCorpus(Write($"corpus: c\nrepositories:\n  - {entry}\n"))
        );

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, exception.Errors[0].Line);
    }

    [Fact]
    public void Stored_options_read_back_equal()
    {
        var study = new Study
        {
            Name = "s",
            Corpus = "c.yaml",
            Split = new() { By = SplitUnit.Example, Ratios = [0.5, 0.25, 0.25] },
        };

        var read = StudyJson.Read<Study>(StudyJson.Write(study));

        Assert.Equal(StudyJson.Write(study), StudyJson.Write(read));
        Assert.Equal(SplitUnit.Example, read.Split.By);
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "study.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
