using System.CommandLine;
using CodeIntel.Cli.Output;
using CodeIntel.Sqlite;
using CodeIntel.Sqlite.Inspect;

namespace CodeIntel.Cli.Verbs;

/// <summary>
/// <c>codeintel inspect</c>: counts, ledger, statistics; an example, a cluster, a file or drops by name.
/// </summary>
internal static class InspectVerb
{
    public static Command Create(SharedOptions shared)
    {
        var what = new Argument<string?>("what")
        {
            Description =
                "Nothing for an overview; drops; files; symbols; projects; licences; labels; vocabulary; clusters; blocks; "
                    + "cluster N; views; an example's id or its first digits; or a part of a path or qualified name.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var number = new Argument<long?>("number")
        {
            Description = "The cluster's number.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var stage = new Option<string?>("--stage") { Description = "Drops of this stage only." };
        stage.AcceptOnlyFromAmong([.. StageTable.Flow]);
        var reason = new Option<string?>("--reason") { Description = "Drops with this reason only." };
        var trait = new Option<string?>("--trait") { Description = "Files with this trait only." };
        trait.AcceptOnlyFromAmong(FileInspection.Traits);
        var limit = new Option<int>("--limit") { Description = "Most rows to list.", DefaultValueFactory = _ => 20 };
        var command = new Command("inspect", "Show what a workspace holds.")
        {
            what, number, stage, reason, trait, limit,
        };
        command.Add(InspectPairVerb.Create(shared));
        command.Add(InspectEditsVerb.Create(shared));
        command.SetAction(async (parsed, _) =>
        {
            var invocation = shared.Read(parsed);
            using var workspace = Workspace.OpenToRead(invocation.Workspace);
            var most = Math.Max(1, parsed.GetValue(limit));
            var inspection = new Inspection(workspace, most);
            var files = new FileInspection(workspace, most);
            var found = parsed.GetValue(what) switch
            {
                null => inspection.Overview(),
                "drops" => inspection.Drops(parsed.GetValue(stage), parsed.GetValue(reason)),
                "files" => files.Files(parsed.GetValue(trait), parsed.GetValue(reason)),
                "symbols" => files.Symbols(),
                "projects" => files.Projects(),
                "labels" => inspection.Labels(),
                "licences" => inspection.Licences(),
                "vocabulary" => inspection.Vocabulary(),
                "clusters" => inspection.Clusters(),
                "views" => inspection.Views(),
                "blocks" => inspection.Blocks(),
                "cluster" => inspection.Cluster(parsed.GetValue(number) ?? throw new UsageException(
                    "inspect cluster needs the cluster's number; list them with: codeintel inspect clusters")),
                var text => [.. inspection.Find(text), .. LeftOutFiles.Find(workspace, text, most)],
            };
            if (found.Count == 0)
            {
                throw new UsageException(
                    "Nothing in this workspace has that id, number, or part of a qualified name, path or drop. Try: "
                        + "codeintel inspect clusters");
            }

            await Console.Out.WriteLineAsync(invocation.Json
                ? InspectionText.ToJson(found)
                : PrintableText.Of(InspectionText.ToText(found))).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }
}
