using System.CommandLine;

namespace CodeIntel.Cli;

/// <summary>Gates: conditions under which the exit code is 3, after all output was written.</summary>
internal sealed class GateOption
{
    private readonly Option<string[]> _failOn = new("--fail-on")
    {
        Description =
            "Exit with 3 where this holds: drops (anything was dropped by clone or extract), "
            + "cross-split (an evaluation example has a near duplicate in train), cross-repository, duplicates, "
            + "clusters, largest, share, leak (an exact or near duplicate in train), leak:exact, leak:type1, "
            + "leak:type2, leak:near, leak:label, leak:name; with a bound: 'share>0.2', 'file.exact.duplicates>10'. "
            + "Repeatable.",
        HelpName = "GATE",
    };

    private readonly Option<FileInfo?> _baseline = new("--baseline")
    {
        Description =
            "Duplicates that an earlier 'duplicates --format json' wrote: gates count only what is new.",
        HelpName = "FILE",
    };

    public GateOption() =>
        _failOn.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (GateExpression.Parse(token.Value, out var reason) is null)
                {
                    result.AddError(reason);
                }
            }
        });

    public void AddTo(Command command)
    {
        command.Add(_failOn);
        command.Add(_baseline);
    }

    public IReadOnlyList<string> Read(ParseResult parsed) => parsed.GetValue(_failOn) ?? [];

    /// <summary>The gates with their baseline, which is read now: a wrong one is told before the first stage.</summary>
    public GateSet ReadSet(ParseResult parsed) =>
        new(
            [.. Read(parsed).Distinct().Select(gate => GateExpression.Parse(gate, out _)!)],
            parsed.GetValue(_baseline) is { } file ? BaselineFile.Read(file.FullName) : null
        );
}
