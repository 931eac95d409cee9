using CodeIntel.Cli.Verbs;
using System.CommandLine;
using System.CommandLine.Help;

namespace CodeIntel.Cli;

/// <summary>The dotnet tool <c>codeintel</c>: verbs in the order of the flow.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand(
            "From lists of Git repositories to what code models memorized of them, "
                + "and how much of that is duplicated code.");
        var shared = new SharedOptions(root);
        root.Add(RunVerb.Create(shared));
        root.Add(CloneVerb.Create(shared));
        StageVerbs.All(shared).ForEach(root.Add);
        root.Subcommands.Single(command => command.Name == "dedup").Add(EvaluateVerb.Create(shared));
        root.Add(ExportVerb.Create(shared));
        root.Add(DuplicatesVerb.Create(shared));
        root.Add(InspectVerb.Create(shared));
        root.Add(PredictVerb.Create(shared));
        root.Add(VerifyVerb.Create(shared));
        root.Add(CompletionsVerb.Create());
        root.Add(SchemaVerb.Create());
        HelpExamples.AddTo(root);
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
        };
        var asksForHelp = parsed.CommandResult.GetResult(root.Options.OfType<HelpOption>().Single()) is not null;
        return parsed.Errors.Count > 0 && !asksForHelp
            ? Usage(parsed)
            : await KnownErrors.CatchAsync(() => parsed.InvokeAsync(configuration)).ConfigureAwait(false);
    }

    private static int Usage(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine($"error: {error.Message}");
        }

        var command = parsed.CommandResult.Command;
        Console.Error.WriteLine($"Try: codeintel {(command.Parents.Any() ? $"{command.Name} --help" : "--help")}");
        return ExitCodes.Usage;
    }
}
