using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite;

/// <summary>
/// Examples with their path contexts, clean and noisy, and the string tables, as training reads them.
/// </summary>
public sealed class TrainingTable(Workspace workspace) : ITrainingSource
{
    /// <inheritdoc/>
    public IEnumerable<TrainingExample> Examples() => workspace.Stream(
        """
        select e.id, e.example_id, s.split, e.kind, e.name, x.contexts
        from examples e join splits s on s.example_row = e.id join features x on x.example_row = e.id order by e.id
        """,
        reader => new TrainingExample
        {
            Row = reader.GetInt64(0),
            Id = new(ContentHash.FromBytes(reader.Blob(1))),
            Split = (Split)reader.GetInt32(2),
            Kind = (UnitKind)reader.GetInt32(3),
            Name = reader.GetString(4),
            Contexts = ContextCodec.Decode(reader.Blob(5)),
        });

    /// <inheritdoc/>
    public IEnumerable<NoisyTrainingExample> Noisy(NoiseKind kind) => workspace.Stream(
        "select example_row, noisy_from, after, contexts from noise where kind = $kind and noisy_from is not null "
            + "order by example_row",
        reader => new NoisyTrainingExample
        {
            Row = reader.GetInt64(0),
            NoisyFrom = reader.GetDouble(1),
            Label = reader.IsDBNull(3) ? reader.GetString(2) : null,
            Contexts = reader.IsDBNull(3) ? null : ContextCodec.Decode(reader.Blob(3)),
        },
        ("$kind", (int)kind));

    /// <inheritdoc/>
    public IEnumerable<InjectedExample> Injected() => new InjectionTable(workspace).Read();

    /// <inheritdoc/>
    public IEnumerable<TaskExample> TaskExamples(TaskKind task) => new TaskExampleTable(workspace).Read(task);

    /// <inheritdoc/>
    public IEnumerable<NoisyTaskExample> NoisyTaskExamples(TaskKind task, NoiseKind kind) =>
        new TaskNoiseTable(workspace).Read(task, kind);

    /// <inheritdoc/>
    public IEnumerable<InjectedTaskExample> InjectedTaskExamples(TaskKind task) =>
        new TaskCopyTable(workspace).Read(task);

    /// <inheritdoc/>
    public IEnumerable<EquivalentExample> Equivalents() => workspace.Stream(
        "select edit, example_row, contexts from equivalents where refused is null order by edit, example_row",
        reader => new EquivalentExample
        {
            Edit = (EquivalentEdit)reader.GetInt32(0),
            Row = reader.GetInt64(1),
            Contexts = ContextCodec.Decode(reader.Blob(2)),
        });

    /// <inheritdoc/>
    public IEnumerable<EquivalentTaskExample> TaskEquivalents(TaskKind task) =>
        new TaskEquivalentTable(workspace).Read(task);

    /// <inheritdoc/>
    public IEnumerable<long> ExcludedBy(string view) =>
        new DedupViewTable(workspace).Excluded(view).Select(excluded => excluded.Row);

    /// <inheritdoc/>
    public IEnumerable<InternedText> Terminals() => workspace.Stream(
        "select id, text from terminals order by id",
        reader => new InternedText(reader.GetInt32(0), reader.GetString(1)));

    /// <inheritdoc/>
    public IEnumerable<InternedText> Paths()
    {
        var kinds = workspace.Stream(
            "select id, name from node_kinds", reader => (Id: reader.GetInt32(0), Name: reader.GetString(1)))
            .ToDictionary(kind => kind.Id, kind => kind.Name);
        return workspace.Stream(
            "select id, nodes from paths order by id",
            reader => new InternedText(reader.GetInt32(0), SyntaxPathCodec.Render(reader.Blob(1), kinds)));
    }
}
