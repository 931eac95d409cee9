using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CodeIntel.Cli.Output;
using CodeIntel.Sqlite;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>The result of <c>verify</c>: the content hash as recomputed now, and every problem found.</summary>
internal sealed record Verification(
    string ContentHash,
    string DataHash,
    IReadOnlyDictionary<string, string> Stages,
    long SampledFiles,
    IReadOnlyList<string> Problems
)
{
    /// <summary>Checks a workspace. A check that cannot be carried out is a problem, and the others go on.</summary>
    public static async Task<Verification> RunAsync(
        Workspace workspace,
        int sample,
        CancellationToken cancellationToken
    )
    {
        var checks = new WorkspaceChecks(workspace);
        var hasher = new ContentHasher(workspace);
        List<string> problems =
        [
            .. Try("integrity", checks.Integrity),
            .. Try("foreign keys", checks.ForeignKeys),
            .. Try("stage hashes", checks.StageHashes),
            .. Try("examples", checks.Examples),
            .. Try("tasks", checks.Tasks),
        ];
        var sampled = 0L;
        try
        {
            (sampled, var again) = await SampleExtraction
                .CheckAsync(workspace, sample, cancellationToken)
                .ConfigureAwait(false);
            problems.AddRange(again);
        }
        catch (Exception e) when (IsProblem(e))
        {
            problems.Add($"the sample cannot be extracted again: {e.Message}");
        }

        return new(
            hasher.OfWorkspace().ToString(),
            hasher.OfData().ToString(),
            hasher.OfStages().ToDictionary(stage => stage.Key, stage => stage.Value.ToString(), StringComparer.Ordinal),
            sampled,
            problems
        );
    }

    private static IReadOnlyList<string> Try(string name, Func<IReadOnlyList<string>> check)
    {
        try
        {
            return check();
        }
        catch (Exception e) when (IsProblem(e))
        {
            return [$"{name}: cannot be checked: {e.Message}"];
        }
    }

    private static bool IsProblem(Exception exception) =>
        exception is InvalidDataException or StageException or IOException or InvalidOperationException
        || WorkspaceErrors.Explain(exception) is not null;

    /// <summary>One JSON document.</summary>
    public string ToJson() =>
        new JsonObject
        {
            ["contentHash"] = ContentHash,
            ["dataHash"] = DataHash,
            ["stages"] = new JsonObject(
                Stages.Select(stage => KeyValuePair.Create<string, JsonNode?>(stage.Key, stage.Value))
            ),
            ["sampledFiles"] = SampledFiles,
            ["ok"] = Problems.Count == 0,
            ["problems"] = new JsonArray([.. Problems.Select(problem => JsonValue.Create(problem))]),
        }.ToJsonString();

    /// <summary>The same for a person.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var problem in Problems)
        {
            text.AppendLine(PrintableText.Of($"problem: {problem}"));
        }

        text.AppendLine(
            Problems.Count == 0 ? "ok" : string.Create(CultureInfo.InvariantCulture, $"{Problems.Count} problems")
        );
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{SampledFiles} files extracted again"));
        text.Append("content ").AppendLine(ContentHash);
        return text.Append("data    ").Append(DataHash).ToString();
    }
}
