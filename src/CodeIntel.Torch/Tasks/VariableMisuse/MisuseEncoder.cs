using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.Tokens;

namespace CodeIntel.Torch.Tasks.VariableMisuse;

/// <summary>Numbers the subtokens of methods' tokens; with a vocabulary that is known, or one to be built.</summary>
internal sealed class MisuseEncoder(TrainOptions options, TokenVocabulary? known = null) : ITaskEncoder<MisuseInput>
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _tokens = new(StringComparer.Ordinal);

    private TokenVocabulary? _vocabulary = known;

    /// <summary>Subtokens of the training split.</summary>
    /// <exception cref="InvalidOperationException">Counting has not ended.</exception>
    public TokenVocabulary Vocabulary =>
        _vocabulary ?? throw new InvalidOperationException("The vocabulary is built when counting ends.");

    /// <inheritdoc/>
    public (string Reason, string Detail)? Refusal(TaskInput input) =>
        input.Tokens.Count >= options.MaxTokens
            ? ("too-long", string.Create(
                CultureInfo.InvariantCulture, $"{input.Tokens.Count + 1} tokens > {options.MaxTokens}"))
            : null;

    /// <inheritdoc/>
    public void Count(TaskInput? input, string? label)
    {
        foreach (var subtoken in (input?.Tokens ?? []).SelectMany(TokenVocabulary.Split))
        {
            _counts[subtoken] = _counts.GetValueOrDefault(subtoken) + 1;
        }
    }

    /// <inheritdoc/>
    public void EndCounting() => _vocabulary = TokenVocabulary.Create(_counts, options.MaxSubtokens);

    /// <inheritdoc/>
    public MisuseInput Encode(TaskInput input) => new(
        [[TokenVocabulary.NoBugId], .. input.Tokens.Select(Subtokens)],
        [.. input.Edges.Select(edge => (byte)edge.Kind)],
        [.. input.Edges.Select(edge => (ushort)(edge.From + 1))],
        [.. input.Edges.Select(edge => (ushort)(edge.To + 1))],
        [.. input.Candidates.Select(candidate => (ushort)(candidate + 1))]);

    private int[] Subtokens(string token)
    {
        if (!_tokens.TryGetValue(token, out var numbers))
        {
            _tokens.Add(token, numbers = Vocabulary.Encode(token));
        }

        return numbers;
    }
}
