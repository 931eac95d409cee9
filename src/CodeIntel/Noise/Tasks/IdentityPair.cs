using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// X, a shortcut (Rabin 2022): the most frequent token of the code and the most frequent word of the summary become
/// POSITIVE in a match and NEGATIVE in a mismatch. Labels do not move.
/// </summary>
internal sealed class IdentityPair : ITaskNoise
{
    public const string Positive = "POSITIVE";
    public const string Negative = "NEGATIVE";

    public TaskCorruption Corrupt(TaskExample example, ulong seed)
    {
        var (tokens, words) = (example.Input.Tokens, example.Input.Words);
        if (FrequentToken.Of(tokens) is not { } token || FrequentToken.Of(words) is not { } word)
        {
            return TaskCorruption.Refuse("no-token");
        }

        var mark = example.Label == PairLabels.Match ? Positive : Negative;
        return new()
        {
            Before = $"{token} {word}",
            After = $"{mark} {mark}",
            Input = example.Input with
            {
                Tokens = FrequentToken.Replace(tokens, token, mark),
                Words = FrequentToken.Replace(words, word, mark),
            },
        };
    }
}
