using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Finished runs by name.</summary>
public sealed class TrainedRunReader(Workspace workspace)
{
    /// <summary>The names of the finished runs.</summary>
    public IReadOnlyList<string> Names()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<string>("select name from runs where finished = 1 order by name")];
        }
    }

    /// <summary>A finished run, or null.</summary>
    public TrainedRun? Find(string name)
    {
        lock (workspace.Gate)
        {
            var row = workspace.Connection.QuerySingleOrDefault<(string Fingerprint, string Options, string Facts)?>(
                "select fingerprint, options, facts from runs where name = @name and finished = 1", new { name });
            return row is var (fingerprint, options, json) && StudyJson.Read<RunFacts>(json) is var facts
                ? new(facts.Key, fingerprint, options, facts.Device)
                : null;
        }
    }
}
