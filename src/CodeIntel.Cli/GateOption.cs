using System.CommandLine;
using CodeIntel.Examples;

namespace CodeIntel.Cli;

/// <summary>Gates: conditions under which the exit code is 3, after all output was written.</summary>
internal sealed class GateOption
{
    private readonly Option<string[]> _failOn = new("--fail-on")
    {
        Description =
            "Exit with 3 where this holds: drops (anything was dropped by clone or extract), "
            + "cross-split (an evaluation example has a near duplicate in train), leak (an exact or near one), or "
            + "leak:KIND with exact, type1, type2, near, label or name. Repeatable.",
        HelpName = "GATE",
    };

    public GateOption() => _failOn.AcceptOnlyFromAmong([
        "drops", "cross-split", "leak",
        .. Enum.GetNames<LeakKind>().Select(kind => $"leak:{kind.ToLowerInvariant()}"),
    ]);

    public void AddTo(Command command) => command.Add(_failOn);

    public IReadOnlyList<string> Read(ParseResult parsed) => parsed.GetValue(_failOn) ?? [];
}
