using System.CommandLine;

namespace CodeIntel.Cli;

/// <summary>Where repositories are fetched from.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _mirror = new("--mirror")
    {
        Description =
            "Fetch https and http addresses from here instead: a folder, or a file://, http:// or https:// prefix "
            + "that owner/name is appended to; or a template with {host}, {owner} and {name}.",
        HelpName = "PREFIX",
    };

    public void AddTo(Command command) => command.Add(_mirror);

    public string? Mirror(ParseResult parsed) => parsed.GetValue(_mirror);
}
