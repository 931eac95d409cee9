using System.CommandLine;
using System.Reflection;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel schema study|corpus</c>: prints the JSON schema of a file that people write.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "study or corpus." };
        file.AcceptOnlyFromAmong("study", "corpus");
        var command = new Command("schema", "Print the JSON schema of study or corpus files, for editors.") { file };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(Read($"{parsed.GetValue(file)}.schema"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
