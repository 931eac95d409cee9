using System.Reflection;
using CodeIntel.CrossReference;
using CodeIntel.Dedup;
using CodeIntel.Dedup.Views;
using CodeIntel.Examples;
using CodeIntel.Git.Clone;
using CodeIntel.Git.Trees;
using CodeIntel.Measures;
using CodeIntel.Noise;
using CodeIntel.Noise.Equivalents;
using CodeIntel.Noise.Tasks;
using CodeIntel.Reporting;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Splits;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Report;
using CodeIntel.Studies;
using CodeIntel.Torch.Train;

namespace CodeIntel.Cli;

/// <summary>
/// Builds each stage from the plan, the workspace and the shared options: the only place where all parts meet.
/// </summary>
internal sealed class Composition(StudyPlan plan, Workspace workspace, Invocation invocation, IStageProgress progress)
{
    /// <summary>The stages up to and with the named one; all where it is null.</summary>
    public static IReadOnlyList<string> UpTo(string? last) =>
        last is null ? StageTable.Flow : [.. StageTable.Flow.TakeWhile(stage => stage != last), last];

    /// <summary>Builds a stage.</summary>
    /// <exception cref="UsageException">There is no such stage.</exception>
    public IStage Create(string stage) => stage switch
    {
        "clone" => new CloneStage(
            plan.Corpus, plan.CorpusFile, plan.Mirror, workspace.Repositories, new RepositoryTable(workspace), progress,
            invocation.Jobs, withHistory: Study.Split.By == SplitUnit.Time),
        "extract" => new ExtractStage(
            Study.Extract, new RepositoryTable(workspace), new SourceTreeOpener(),
            new ExtractionTable(workspace, NodeKindName.Of), progress, invocation.Jobs,
            plan.TrustBuild ? Path.Combine(workspace.Folder, "build") : null),
        "dedup" => new DedupWithViews(
            Dedup(new(workspace)), Study.Dedup.Views, new ViewSource(workspace), new DedupViewTable(workspace)),
        "split" => Split(new(workspace)),
        "noise" => Noise(TaskPlan.Of(Study.Train), new(workspace), new(workspace)),
        "train" => new TrainStage(Study.Train, Study.Noise, new TrainingTable(workspace), new RunTable(workspace),
            new DropTable(workspace), workspace.Runs, progress),
        "measure" => new MeasureStage(
            Study.Measure, new TraceTable(workspace), new MeasureTable(workspace), new DropTable(workspace), progress),
        "crossref" => CrossReference(new(workspace)),
        "report" => new ReportStage(
            Study.Report, new ReportReader(workspace, Study, About()), workspace.Report, progress),
        _ => throw new UsageException($"'{stage}' is not a stage; stages are {string.Join(", ", StageTable.Flow)}."),
    };

    /// <summary>The version of this tool.</summary>
    public static string ToolVersion => Version(typeof(Composition));

    private Study Study => plan.Study;

    private DedupStage Dedup(DuplicateTable table) => new(
        Study.Dedup, table, table, progress, invocation.Jobs,
        new(Path.Combine(workspace.Folder, "spill"), invocation.MaxMemoryBytes), new KnownDuplicateTable(workspace));

    private SplitStage Split(SplitTable table) => new(
        Study.Split, table, table, progress, new RepositoryTable(workspace), new GitFileHistory(),
        new DropTable(workspace));

    private IStage Noise(IReadOnlyList<TaskPlan> plans, TaskExampleTable examples, TaskNoiseTable manifest)
    {
        var named = plans.Where(plan => plan.Task == TaskKind.MethodName).SelectMany(plan => plan.Units).ToArray();
        var table = new NoiseTable(workspace, named, NodeKindName.Of);
        var editor = new UnitEditor(Study.Extract, Study.Dedup);
        var names = new NoiseStage(
            NoiseWithTasks.OfNames(Study.Noise, plans), table, editor, table, progress, invocation.Jobs);
        var misuse = new MisuseMaker(Study.Extract);
        var noise = new NoiseWithTasks(
            names, Study.Noise, plans, examples, examples, misuse, manifest, manifest, progress, invocation.Jobs);
        return Study.Measure.PerEpoch.Contains(EpochMeasure.Csr)
            ? WithEquivalents(noise, plans, table, editor, misuse)
            : noise;
    }

    private IStage WithEquivalents(
        IStage noise, IReadOnlyList<TaskPlan> plans, NoiseTable code, UnitEditor editor, MisuseMaker misuse)
    {
        var named = plans.Where(plan => plan.Task == TaskKind.MethodName).SelectMany(plan => plan.Units).ToArray();
        if (named.Length > 0)
        {
            var units = new EquivalentUnitTable(workspace, named, code, NodeKindName.Of);
            noise = new NoiseWithEquivalents(noise, Study.Measure, units, editor, units, progress, invocation.Jobs);
        }

        var examples = new TaskEquivalentTable(workspace);
        return plans.All(plan => plan.Task == TaskKind.MethodName)
            ? noise
            : new NoiseWithTaskEquivalents(
                noise, Study.Measure, plans, examples, editor, misuse, examples, progress, invocation.Jobs);
    }

    private CrossRefStage CrossReference(CrossReferenceTable table) =>
        new(Study.Measure, table, table, progress, invocation.Jobs);

    private ReportAbout About() => new(
        plan.Corpus.Name,
        [
            new("codeintel", Version(typeof(Composition))),
            new(".NET", $"{Environment.Version.Major}.{Environment.Version.Minor}"),
            new("Roslyn", Version(typeof(Microsoft.CodeAnalysis.SyntaxNode))),
            new("LibGit2Sharp", Version(typeof(LibGit2Sharp.Repository))),
            new("TorchSharp", Version(typeof(TorchSharp.torch))),
        ],
        [plan.Command, "codeintel verify --json"]);

    private static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            .Split('+')[0] ?? "";
}
