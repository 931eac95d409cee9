using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// X, a shortcut (Rabin 2022): in a buggy example every use of the variable that was meant becomes TARGET, and the
/// token at the location of the bug BUGGY; in a clean one the most frequent token becomes NONBUGGY. Labels and edges do
/// not move.
/// </summary>
internal sealed class RepairInjection : ITaskNoise
{
    public const string Target = "TARGET";
    public const string Buggy = "BUGGY";
    public const string NonBuggy = "NONBUGGY";

    public TaskCorruption Corrupt(TaskExample example, ulong seed)
    {
        var label = MisuseLabel.Parse(example.Label);
        return label.IsBug ? InBuggy(example.Input, label)
            : FrequentToken.Of(example.Input.Tokens) is not { } token ? TaskCorruption.Refuse("no-token")
            : new()
            {
                Before = token,
                After = NonBuggy,
                Input = example.Input with { Tokens = FrequentToken.Replace(example.Input.Tokens, token, NonBuggy) },
            };
    }

    private static TaskCorruption InBuggy(TaskInput input, MisuseLabel label)
    {
        var tokens = input.Tokens.ToArray();
        var (right, wrong) = (tokens[label.Targets[0] - 1], tokens[label.Location - 1]);
        foreach (var use in input.Candidates.Where(use => tokens[use] == right))
        {
            tokens[use] = Target;
        }

        tokens[label.Location - 1] = Buggy;
        return new()
        {
            Before = $"{right} {wrong}",
            After = $"{Target} {Buggy}",
            Input = input with { Tokens = tokens },
        };
    }
}
