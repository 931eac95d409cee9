using System.CommandLine;

namespace CodeIntel.Cli;

/// <summary>Options that every verb takes.</summary>
internal sealed class SharedOptions
{
    private readonly Option<DirectoryInfo> _workspace = new("--workspace", "-w")
    {
        Description = "Folder of the workspace.",
        DefaultValueFactory = _ => new("codeintel-workspace"),
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON document on stdout.",
        Recursive = true,
    };
    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "No progress and no notes on stderr; warnings and errors stay.",
        Recursive = true,
    };
    private readonly Option<int> _jobs = new("--jobs", "-j")
    {
        Description = "Threads for work that can be divided; results do not depend on it.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Recursive = true,
    };

    private readonly Option<long?> _seed = new("--seed")
    {
        Description = "Replaces every seed of the study.",
        Recursive = true,
    };

    public SharedOptions(RootCommand root)
    {
        _jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1024)
            {
                result.AddError("--jobs must be between 1 and 1024");
            }
        });
        _seed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() < 0)
            {
                result.AddError("--seed must not be negative");
            }
        });
        foreach (var option in new Option[] { _workspace, _json, _quiet, _jobs, _seed })
        {
            root.Add(option);
        }
    }

    /// <summary>Reads the options of an invocation.</summary>
    public Invocation Read(ParseResult parsed) => new()
    {
        Workspace = parsed.GetValue(_workspace)!.FullName,
        Json = parsed.GetValue(_json),
        Quiet = parsed.GetValue(_quiet),
        Jobs = parsed.GetValue(_jobs),
        Seed = parsed.GetValue(_seed),
    };
}
