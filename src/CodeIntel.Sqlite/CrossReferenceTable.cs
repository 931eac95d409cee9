using CodeIntel.CrossReference;
using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Memorization × duplication: what the cross-reference reads and what it finds.</summary>
public sealed class CrossReferenceTable(Workspace workspace) : ICrossReferenceSource, ICrossReferenceWriter
{
    private readonly TraceTable _traces = new(workspace);
    private readonly MeasureTable _measures = new(workspace);

    /// <inheritdoc/>
    public IReadOnlyList<RunKey> ReadRuns() => [.. _traces.ReadRuns().Where(_measures.IsMeasured)];

    /// <inheritdoc/>
    public RunMeasures ReadMeasures(RunKey run) => _measures.Read(run);

    /// <inheritdoc/>
    public RunExamples ReadExamples(RunKey run, Split split) => _traces.ReadExamples(run, split);

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadLabels(RunKey run) => _traces.ReadLabels(run);

    /// <inheritdoc/>
    public EpochTrace? ReadLastTrace(RunKey run, Split split) => _traces.ReadLastTrace(run, split);

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, int> ReadInjected(RunKey run) => workspace.Stream(
        // levels are decimal fractions: the tolerance is rounding
        """
        select example_row, factor from noise n where kind = $kind and noisy_from <= $level + 1e-9
          and not exists (select 1 from task_noise t
            where t.task = $task and t.kind = n.kind and t.seed = n.seed and t.example_row = n.example_row
              and t.refused is not null)
        order by example_row
        """,
        reader => KeyValuePair.Create(reader.GetInt64(0), reader.GetInt32(1)),
        ("$kind", (int)NoiseKind.DuplicateInjection),
        ("$level", run.Level),
        ("$task", Array.FindIndex(Enum.GetValues<TaskKind>(), task => KebabCase.Of(task) == run.Task)))
        .ToDictionary();

    /// <inheritdoc/>
    public IEnumerable<UnitFacts> ReadUnits() => workspace.Stream(
        """
        select e.id, f.repository_id, e.token_count, s.split
        from examples e join source_files f on f.id = e.file_id left join splits s on s.example_row = e.id order by e.id
        """,
        reader => new UnitFacts(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2),
            reader.IsDBNull(3) ? null : (Split)reader.GetInt32(3)));

    /// <inheritdoc/>
    public IEnumerable<DuplicateCluster> ReadClusters(DuplicationRelation relation) =>
        new ClusterReader(workspace).Read(DuplicationLevel.Method, relation);

    /// <inheritdoc/>
    public RunCrossReference? ReadWritten(RunKey run)
    {
        lock (workspace.Gate)
        {
            var json = workspace.Connection.QuerySingleOrDefault<string?>(
                "select document from cross_references where run_id = (select id from runs where name = @name)",
                new { name = run.ToString() });
            return json is null ? null : StudyJson.Read<RunCrossReference>(json);
        }
    }

    /// <inheritdoc/>
    public void Write(RunCrossReference reference) => workspace.Transaction(transaction => workspace.Connection.Execute(
        "insert into cross_references (run_id, document) select id, @document from runs where name = @name",
        new { name = reference.Run.ToString(), document = StudyJson.Write(reference) },
        transaction));

    /// <inheritdoc/>
    public void WriteConclusions(IReadOnlyList<Conclusion> conclusions) => workspace.Transaction(transaction =>
    {
        workspace.Connection.Execute("delete from conclusions", transaction: transaction);
        using var insert = transaction.Prepare("insert into conclusions (id, conclusion) values ($1, $2)", 2);
        foreach (var (conclusion, i) in conclusions.Select((conclusion, i) => (conclusion, i)))
        {
            insert.Run(i + 1, StudyJson.Write(conclusion));
        }
    });

    /// <summary>The conclusions in the order in which they should be read.</summary>
    public IReadOnlyList<Conclusion> ReadConclusions()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<string>("select conclusion from conclusions order by id")
                .Select(StudyJson.Read<Conclusion>)];
        }
    }
}
