using System.Globalization;
using System.Text.RegularExpressions;
using CodeIntel.Examples;

namespace CodeIntel.Cli;

/// <summary>
/// A gate: <c>[file.|method.][exact.|type1.|type2.|near.]METRIC[OP NUMBER]</c>. Without an operator, <c>&gt; 0</c>.
/// </summary>
internal sealed partial record GateExpression(
    DuplicationLevel Level,
    DuplicationRelation Relation,
    string Metric,
    string Operator,
    double Bound
)
{
    /// <summary>The metrics of duplication.</summary>
    public static IReadOnlyList<string> Duplication { get; } =
    ["cross-split", "cross-repository", "duplicates", "clusters", "largest", "share"];

    /// <summary>Exact or near duplicates in train; with a colon and a kind, that kind alone.</summary>
    public const string AnyLeak = "leak";

    /// <summary>All metrics.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "drops",
        .. Duplication,
        AnyLeak,
        .. Enum.GetNames<LeakKind>().Select(kind => $"{AnyLeak}:{kind.ToLowerInvariant()}"),
    ];

    /// <summary>True for a number of the leak matrix.</summary>
    public bool IsLeak => Metric.StartsWith(AnyLeak, StringComparison.Ordinal);

    /// <summary>True for a number that a baseline lowers.</summary>
    public bool IsOfDuplication => Duplication.Contains(Metric);

    /// <summary>Reads a gate; null with a reason where it is none.</summary>
    public static GateExpression? Parse(string text, out string reason)
    {
        var match = Grammar().Match(text);
        if (!match.Success)
        {
            reason =
                $"'{text}' is no gate: write METRIC, or METRIC OP NUMBER such as cross-split>0 or file.share>0.2; "
                + $"metrics are {string.Join(", ", Metrics)}, operators > >= < <= = !=";
            return null;
        }

        var metric = match.Groups["metric"].Value;
        var prefixed = match.Groups["level"].Success || match.Groups["relation"].Success;
        reason =
            !Metrics.Contains(metric)
                ? $"'{metric}' in the gate '{text}' is no metric; known: {string.Join(", ", Metrics)}"
            : prefixed && !Duplication.Contains(metric)
                ? $"'{metric}' in the gate '{text}' has no level or relation"
            : metric == "cross-split" && match.Groups["level"].Value == "file"
                ? $"the gate '{text}': files have no split; leave out 'file.'"
            : "";
        return reason.Length > 0
            ? null
            : new(
                match.Groups["level"].Value == "file"
                    ? DuplicationLevel.File
                    : DuplicationLevel.Method,
                Relations(match.Groups["relation"].Value),
                metric,
                match.Groups["operator"].Success ? match.Groups["operator"].Value : ">",
                match.Groups["number"].Success
                    ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
                    : 0
            );
    }

    /// <summary>True where the gate fails: the condition holds.</summary>
    public bool Holds(double value) =>
        Operator switch
        {
            ">" => value > Bound,
            ">=" => value >= Bound,
            "<" => value < Bound,
            "<=" => value <= Bound,
            "=" or "==" => value.Equals(Bound),
            _ => !value.Equals(Bound),
        };

    private static DuplicationRelation Relations(string written) =>
        written switch
        {
            "exact" => DuplicationRelation.Exact,
            "type1" => DuplicationRelation.Type1,
            "type2" => DuplicationRelation.Type2,
            _ => DuplicationRelation.Near,
        };

    [GeneratedRegex(
        @"^\s*(?:(?<level>method|file)\.)?(?:(?<relation>exact|type1|type2|near)\.)?"
            + @"(?<metric>[a-z][a-z-]*(?::[a-z0-9]+)?)\s*"
            + @"(?:(?<operator>>=|<=|!=|==|>|<|=)\s*(?<number>[0-9]{1,15}(?:\.[0-9]{1,15})?)\s*)?$"
    )]
    private static partial Regex Grammar();
}
