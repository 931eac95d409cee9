using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// X (Rabin 2022): code tokens that occur in the summary, in lower case, singular or as a verb's lemma
/// (<see cref="WordForms"/>), become MASK. Tokens without a letter are left. Labels do not move.
/// </summary>
internal sealed class TokenMasking : ITaskNoise
{
    public const string Mask = "MASK";

    public TaskCorruption Corrupt(TaskExample example, ulong seed)
    {
        var words = example.Label.Split(' ').Where(HasLetter).SelectMany(WordForms.Of)
            .ToHashSet(StringComparer.Ordinal);
        var masked = example.Input.Tokens.Distinct(StringComparer.Ordinal)
            .Where(token => HasLetter(token) && WordForms.Of(token).Overlaps(words))
            .ToList();
        if (masked.Count == 0)
        {
            return TaskCorruption.Refuse("no-common-token");
        }

        var known = masked.ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Before = string.Join(' ', masked),
            After = Mask,
            Input = example.Input with
            {
                Tokens = [.. example.Input.Tokens.Select(token => known.Contains(token) ? Mask : token)],
            },
        };
    }

    private static bool HasLetter(string text) => text.Any(char.IsLetter);
}
