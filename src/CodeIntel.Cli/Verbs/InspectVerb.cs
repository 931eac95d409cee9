using System.CommandLine;
using CodeIntel.Cli.Output;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Cli.Verbs;

/// <summary>
/// <c>codeintel inspect</c>: counts, ledger, statistics; an example, a cluster, a file or drops by name.
/// </summary>
internal sealed class InspectVerb
{
    private const string NothingFound =
        "Nothing in this workspace has that id, number, or part of a qualified name, path or drop. "
        + "Try: codeintel inspect clusters";

    private readonly Argument<string?> _what = new("what")
    {
        Description =
            "Nothing for an overview; drops; files; symbols; projects; licences; labels; vocabulary; clusters; blocks; "
            + "cluster N; views; an example's id or its first digits; or a part of a path or qualified name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<long?> _number = new("number")
    {
        Description = "The cluster's number.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _stage = new("--stage") { Description = "Drops of this stage only." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Drops with this reason only." };
    private readonly Option<string?> _trait = new("--trait") { Description = "Files with this trait only." };

    private readonly Option<int> _limit = new("--limit")
    {
        Description = "Most rows to list.",
        DefaultValueFactory = _ => 20,
    };

    private InspectVerb()
    {
        _stage.AcceptOnlyFromAmong([.. StageTable.Flow]);
        _trait.AcceptOnlyFromAmong(FileInspection.Traits);
        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--limit must be at least 1");
            }
        });
    }

    public static Command Create(SharedOptions shared)
    {
        var verb = new InspectVerb();
        var command = new Command("inspect", "Show what a workspace holds.")
        {
            verb._what, verb._number, verb._stage, verb._reason, verb._trait, verb._limit,
        };
        command.Add(InspectPairVerb.Create(shared));
        command.Add(InspectEditsVerb.Create(shared));
        command.SetAction(async (parsed, _) =>
        {
            var invocation = shared.Read(parsed);
            using var workspace = Workspace.OpenToRead(invocation.Workspace);
            var found = verb.Find(workspace, parsed);
            if (found.Count == 0)
            {
                throw new UsageException(NothingFound);
            }

            var text = invocation.Json
                ? InspectionText.ToJson(found)
                : PrintableText.Of(InspectionText.ToText(found));
            await Console.Out.WriteLineAsync(text).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    private static string? Known(string? reason, FileInspection files) => reason is null || files.IsReason(reason)
        ? reason
        : throw new UsageException(
            $"--reason '{reason}' is none for which files are dropped; in this workspace there are: "
                + $"{(files.ReasonsThatOccur() is [_, ..] reasons ? string.Join(", ", reasons) : "none")}");

    private IReadOnlyList<InspectionTable> Find(Workspace workspace, ParseResult parsed)
    {
        var most = parsed.GetValue(_limit);
        var inspection = new Inspection(workspace, most);
        var files = new FileInspection(workspace, most);
        var reason = parsed.GetValue(_reason);
        return parsed.GetValue(_what) switch
        {
            null => inspection.Overview(),
            "drops" => inspection.Drops(parsed.GetValue(_stage), reason),
            "files" => files.Files(parsed.GetValue(_trait), Known(reason, files)),
            "symbols" => files.Symbols(),
            "projects" => files.Projects(),
            "labels" => inspection.Labels(),
            "licences" => inspection.Licences(),
            "vocabulary" => inspection.Vocabulary(),
            "clusters" => inspection.Clusters(),
            "views" => inspection.Views(),
            "blocks" => inspection.Blocks(),
            "cluster" => inspection.Cluster(parsed.GetValue(_number) ?? throw new UsageException(
                "inspect cluster needs the cluster's number; list them with: codeintel inspect clusters")),
            var text => [.. inspection.Find(text), .. LeftOutFiles.Find(workspace, text, most)],
        };
    }
}
