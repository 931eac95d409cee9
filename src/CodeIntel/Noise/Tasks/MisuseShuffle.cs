using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// Y (Rabin 2022): a bug is labelled "no bug"; a clean example gets a random location among the candidates, and one to
/// three random targets among the others, each number as likely.
/// </summary>
internal sealed class MisuseShuffle : ITaskNoise
{
    private const int MaxTargets = 3;

    public TaskCorruption Corrupt(TaskExample example, ulong seed)
    {
        if (MisuseLabel.Parse(example.Label).IsBug)
        {
            return TaskCorruption.Relabel(example.Label, MisuseLabel.None.ToString());
        }

        var candidates = example.Input.Candidates.ToArray();
        if (candidates.Length < 2)
        {
            return TaskCorruption.Refuse("single-candidate");
        }

        var random = new SeededRandom(seed);
        var targets = 1 + random.Next(Math.Min(MaxTargets, candidates.Length - 1));
        random.Shuffle<int>(candidates);
        var label = new MisuseLabel(
            candidates[0] + 1, [.. candidates.Skip(1).Take(targets).Select(index => index + 1).Order()]);
        return TaskCorruption.Relabel(example.Label, label.ToString());
    }
}
