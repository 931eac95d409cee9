using System.CommandLine;
using CodeIntel.Cli.Output;
using CodeIntel.Sqlite;
using CodeIntel.Studies;
using CodeIntel.Torch.Predict;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel predict</c>: ask a trained model about the methods of a file.</summary>
internal static class PredictVerb
{
    private const int MostAnswers = 100;

    public static Command Create(SharedOptions shared)
    {
        var file = new Argument<FileInfo>("FILE.cs") { Description = "C# source file." };
        var model = new Option<string>("--model")
        {
            Description = "Folder of a finished run, or its name in the workspace's runs/.",
            Required = true,
        };
        var top = new Option<int>("--top") { Description = "Answers per method.", DefaultValueFactory = _ => 5 };
        var query = new Option<string?>("--query")
        {
            Description = "code-search: the text that each method is compared with.",
        };
        var command = new Command(
            "predict",
            "Predict names, misused variables, summaries or matches of a file's methods, with scores and attention.")
        {
            file, model, top, query,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var invocation = shared.Read(parsed);
            var answers = parsed.GetValue(top);
            if (answers is < 1 or > MostAnswers)
            {
                throw new UsageException($"--top must be in [1, {MostAnswers}], but is {answers}.");
            }

            using var trained = new TrainedModel(Folder(parsed.GetValue(model)!, invocation), parsed.GetValue(query));
            var units = await PredictedFile.ReadAsync(
                parsed.GetValue(file)!.FullName, trained.Options, Extract(invocation), cancellationToken)
                .ConfigureAwait(false);
            var predictions = trained.Predict(units, answers);
            await Console.Out.WriteLineAsync(invocation.Json
                ? PredictionText.ToJson(trained, predictions)
                : PredictionText.ToText(trained, predictions)).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Folder(string model, Invocation invocation)
    {
        var named = Path.Combine(invocation.Workspace, "runs", model);
        return Directory.Exists(model) ? model
            : Directory.Exists(named) ? named
            : throw new UsageException(
                $"There is no run '{model}': neither a folder of that name, nor {named}. "
                    + "List runs with: codeintel inspect");
    }

    /// <summary>The workspace's options where there is one: the model then reads what it was trained on.</summary>
    private static ExtractOptions Extract(Invocation invocation)
    {
        if (!File.Exists(Path.Combine(invocation.Workspace, "corpus.sqlite")))
        {
            return new();
        }

        using var workspace = Workspace.OpenToRead(invocation.Workspace);
        return new StudyTable(workspace).Find()?.Study.Extract ?? new();
    }
}
