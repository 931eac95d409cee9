using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Sqlite.Report;

/// <summary>
/// Reads everything that the report shows. <paramref name="about"/> holds what only the composing program knows.
/// </summary>
public sealed class ReportReader(Workspace workspace, Study study, ReportAbout about) : IReportSource
{
    private static readonly JsonSerializerOptions _indented = new(StudyJson.Options) { WriteIndented = true };

    /// <inheritdoc/>
    public string About => StudyJson.Write(study) + StudyJson.Write(about);

    /// <inheritdoc/>
    public ReportData Read(ReportLimits limits, CancellationToken cancellationToken)
    {
        var corpus = new ReportCorpusReader(workspace, limits);
        var duplication = new ReportDuplicationReader(workspace, limits);
        var runs = new ReportRunReader(workspace, limits).Read(cancellationToken);
        return runs with
        {
            Study = Described(),
            Conclusions = [.. new CrossReferenceTable(workspace).ReadConclusions().Select(c =>
                new ReportConclusion(KebabCase.Of(c.Kind), c.Text, IsWarning: false, [.. c.Numbers]))],
            Repositories = corpus.Repositories(),
            Ledger = corpus.Ledger(),
            Corpus = corpus.Counts(),
            Labels = corpus.Labels(),
            Histograms = corpus.Histograms(),
            Duplication = duplication.Relations(),
            ClusterSizes = duplication.ClusterSizes(),
            RepositoryOverlaps = duplication.RepositoryOverlaps(),
            DuplicateStatistics = new DuplicateReportReader(workspace, study).Statistics(DuplicationRelation.Near),
            LargestClusters = duplication.LargestClusters(),
            Leaks = duplication.Leaks(),
        };
    }

    private ReportStudy Described()
    {
        var facts = new RunTable(workspace).ReadFacts();
        return new()
        {
            Name = study.Name,
            Corpus = about.Corpus,
            ContentHash = new ContentHasher(workspace).OfWorkspace().ToString(),
            Versions = about.Versions,
            Seeds =
            [
                new("split", study.Split.Seed),
                .. study.Noise.Select(noise => KeyValuePair.Create($"noise {KebabCase.Of(noise.Kind)}", noise.Seed)),
                .. study.Train.SelectMany(train => train.Seeds.Select(seed => KeyValuePair.Create(
                    $"train {KebabCase.Of(train.Task)} {KebabCase.Of(train.Model)}", seed))),
                new("bootstrap", study.Measure.Seed),
            ],
            Backend = facts.Count > 0 ? facts[0].Device : null,
            Threads = facts.Count > 0 ? facts[0].Threads : 0,
            OptionsJson = JsonSerializer.Serialize(study, _indented),
            Commands = about.Commands,
        };
    }
}
