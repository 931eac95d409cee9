using System.CommandLine;
using CodeIntel.Examples;
using CodeIntel.Sqlite;

namespace CodeIntel.Cli.Verbs;

/// <summary>
/// <c>codeintel duplicates</c>: the duplicates that dedup found, as SARIF, JSON, CSV or HTML; with gates and a baseline.
/// </summary>
internal static class DuplicatesVerb
{
    public static Command Create(SharedOptions shared)
    {
        var format = new Option<string?>("--format")
        {
            Description = "sarif or json (a file), csv or html (a folder); without it, numbers on stdout.",
        };
        format.AcceptOnlyFromAmong(DuplicateFormats.All);
        var output = new Option<string?>("--out") { Description = "File or new folder to write.", HelpName = "PATH" };
        var level = Choice("--level", "What is reported.", DuplicationLevel.Method);
        var relation = Choice("--relation", "Which duplicates, closer ones included.", DuplicationRelation.Near);
        var pages = new Option<int>("--pages")
        {
            Description = "Clusters with a page of their own in the HTML report, the largest.",
            DefaultValueFactory = _ => 200,
        };
        var gates = new GateOption();
        var command = new Command("duplicates", "Report the duplicates that dedup found; compare with a baseline.")
        {
            format, output, level, relation, pages,
        };
        gates.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(format) is null) != (result.GetValue(output) is null))
            {
                result.AddError("--format and --out go together");
            }

            if (result.GetValue(pages) is < 0 or > 100_000)
            {
                result.AddError("--pages must be between 0 and 100,000");
            }
        });
        command.SetAction((parsed, _) =>
        {
            var invocation = shared.Read(parsed);
            var plan = StudyPlan.OfWorkspace(invocation);
            using var workspace = Workspace.OpenToRead(invocation.Workspace);
            return new DuplicatesCommand(workspace, plan.Study, gates.ReadSet(parsed))
            {
                Level = Parse<DuplicationLevel>(parsed.GetValue(level)!),
                Relation = Parse<DuplicationRelation>(parsed.GetValue(relation)!),
                Format = parsed.GetValue(format),
                Output = parsed.GetValue(output),
                Pages = parsed.GetValue(pages),
            }.RunAsync(invocation);
        });
        return command;
    }

    private static Option<string> Choice<T>(string name, string description, T value)
        where T : struct, Enum
    {
        var option = new Option<string>(name)
        {
            Description = description,
            DefaultValueFactory = _ => KebabCase.Of(value),
        };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<T>().Select(KebabCase.Of)]);
        return option;
    }

    private static T Parse<T>(string written)
        where T : struct, Enum => Enum.GetValues<T>().First(value => KebabCase.Of(value) == written);
}
