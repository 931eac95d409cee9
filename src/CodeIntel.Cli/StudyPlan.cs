using System.Globalization;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// A study with its corpus: everything that decides the outcome, read and validated before the first stage.
/// </summary>
internal sealed record StudyPlan(Study Study, string CorpusFile, Corpus Corpus, string? Mirror)
{
    /// <summary>The command that gives this study again, without folders.</summary>
    public string Command { get; init; } = "codeintel run STUDY.yaml";

    /// <summary>True where somebody has said that code of the repositories may run.</summary>
    public bool TrustBuild { get; init; }

    /// <summary>Reads a study file and its corpus file.</summary>
    public static StudyPlan Read(string studyFile, string? mirror, Invocation invocation)
    {
        var study = StudyReader.ReadStudy(studyFile);
        var corpusFile = StudyReader.CorpusPath(studyFile, study);
        var seed = invocation.Seed is { } value ? string.Create(CultureInfo.InvariantCulture, $" --seed {value}") : "";
        return new(Seeded(study, invocation.Seed), corpusFile, StudyReader.ReadCorpus(corpusFile), mirror)
        {
            Command = $"codeintel run {Path.GetFileName(studyFile)}{seed}",
        };
    }

    /// <summary>A study with default options, or those in force in the workspace, for a corpus file.</summary>
    public static StudyPlan ForCorpus(string corpusFile, string? mirror, Invocation invocation)
    {
        var corpus = StudyReader.ReadCorpus(corpusFile);
        var study = InForce(invocation.Workspace)?.Study ?? new Study
        {
            Name = corpus.Name,
            Corpus = Path.GetFileName(corpusFile),
        };
        return new(study, corpusFile, corpus, mirror);
    }

    /// <summary>The plan in force in a workspace.</summary>
    /// <exception cref="UsageException">No study was run in it.</exception>
    public static StudyPlan OfWorkspace(Invocation invocation)
    {
        var (study, corpusFile) = InForce(invocation.Workspace)
            ?? throw new UsageException(
                $"{invocation.Workspace} has no study yet. Start with: codeintel run STUDY.yaml, or codeintel clone "
                    + "CORPUS.yaml.");
        return new(study, corpusFile, StudyReader.ReadCorpus(corpusFile), null);
    }

    private static (Study Study, string CorpusFile)? InForce(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "corpus.sqlite")))
        {
            return null;
        }

        using var workspace = Workspace.OpenToRead(folder);
        return new StudyTable(workspace).Find();
    }

    private static Study Seeded(Study study, long? seed) => seed is not { } value ? study : study with
    {
        Dedup = study.Dedup with { Seed = value },
        Split = study.Split with { Seed = value },
        Noise = [.. study.Noise.Select(noise => noise with { Seed = value })],
        Train = [.. study.Train.Select(train => train with { Seeds = [value] })],
        Measure = study.Measure with { Seed = value },
    };
}
