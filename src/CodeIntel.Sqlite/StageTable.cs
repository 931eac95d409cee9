using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Which stages are done, with their reports, and the hashes of what they wrote.</summary>
public sealed class StageTable(Workspace workspace) : IStageStore
{
    /// <inheritdoc/>
    public StageRecord? Find(string stage)
    {
        lock (workspace.Gate)
        {
            var row = workspace.Connection.QuerySingleOrDefault<(string Fingerprint, string? Report)?>(
                "select fingerprint, report from stages where name = @stage", new { stage });
            return row is var (fingerprint, report)
                ? new(stage, fingerprint, report is null ? null : StudyJson.Read<StageReport>(report))
                : null;
        }
    }

    /// <summary>The stages in the order of the flow.</summary>
    public static IReadOnlyList<string> Flow => StageOutput.Flow;

    /// <summary>
    /// The first stage of the flow that a stage depends on and that has not finished, or finished before something that
    /// it
    /// reads changed; null where the stage can run.
    /// </summary>
    public string? FindStaleInput(string stage)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        void Need(string name)
        {
            foreach (var input in StageOutput.InputsOf(name).Where(needed.Add))
            {
                Need(input);
            }
        }

        Need(stage);
        return Flow.Where(needed.Contains).FirstOrDefault(name => !IsCurrent(name));
    }

    /// <summary>All finished stages in the order of the flow.</summary>
    public IReadOnlyList<StageReport> Reports() =>
        [.. StageOutput.Flow.Select(name => Find(name)?.Report).OfType<StageReport>()];

    /// <inheritdoc/>
    public void Begin(string stage, string fingerprint) => workspace.Transaction(transaction =>
    {
        StageClearing.Clear(workspace, stage, transaction);
        workspace.Connection.Execute(
            "insert into stages (name, fingerprint) values (@stage, @fingerprint) on conflict (name) do update "
                + "set fingerprint = @fingerprint, report = null, inputs = null, output_hash = null",
            new { stage, fingerprint },
            transaction);
    });

    /// <inheritdoc/>
    public void Finish(string stage, string fingerprint, StageReport report)
    {
        var hash = new ContentHasher(workspace).OfStage(stage).ToString();
        workspace.Transaction(transaction => workspace.Connection.Execute(
            "update stages set fingerprint = @fingerprint, inputs = @inputs, report = @json, output_hash = @hash "
                + "where name = @stage",
            new { stage, fingerprint, hash, inputs = InputHash(stage), json = StudyJson.Write(report) },
            transaction));
    }

    /// <inheritdoc/>
    public string InputHash(string stage)
    {
        lock (workspace.Gate)
        {
            var hashes = workspace.Connection.Query<(string Name, string? Hash)>("select name, output_hash from stages")
                .ToDictionary(row => row.Name, row => row.Hash ?? "unfinished", StringComparer.Ordinal);
            return string.Join(
                ' ', StageOutput.InputsOf(stage).Select(input => $"{input}={hashes.GetValueOrDefault(input, "none")}"));
        }
    }

    /// <summary>True where a stage has finished, and not before something that it reads changed.</summary>
    public bool IsCurrent(string stage)
    {
        lock (workspace.Gate)
        {
            var inputs = workspace.Connection.QuerySingleOrDefault<string?>(
                "select inputs from stages where name = @stage and report is not null", new { stage });
            return inputs == InputHash(stage);
        }
    }
}
