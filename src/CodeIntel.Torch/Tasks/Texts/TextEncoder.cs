using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.Texts;

/// <summary>
/// Byte pairs of code (its tokens joined by blanks, as CodeXGLUE joins them) and of documentation; those of a
/// pre-trained model, or learnt from the training split.
/// </summary>
internal sealed class TextEncoder(TrainOptions options, TextVocabulary? known = null) : ITaskEncoder<TextInput>
{
    private readonly BytePairTrainer? _trainer =
        options.Pretrained is null && known is null ? new(options.MaxSubtokens) : null;

    private TextVocabulary? _vocabulary = known;

    /// <summary>The tokenizer.</summary>
    /// <exception cref="InvalidOperationException">Counting has not ended.</exception>
    public TextVocabulary Vocabulary =>
        _vocabulary ?? throw new InvalidOperationException("The vocabulary is built when counting ends.");

    /// <inheritdoc/>
    public (string Reason, string Detail)? Refusal(TaskInput input) => null;

    /// <inheritdoc/>
    public void Count(TaskInput? input, string? label)
    {
        if (input is not null)
        {
            _trainer?.Add(Join(input.Tokens));
            _trainer?.Add(Join(input.Words));
        }

        if (label is not null && options.Task == TaskKind.CodeToText)
        {
            _trainer?.Add(label);
        }
    }

    /// <inheritdoc/>
    public void EndCounting() => _vocabulary = _trainer is null
        ? TextVocabulary.Read(options.Pretrained!)
        : TextVocabulary.Train(_trainer);

    /// <inheritdoc/>
    public TextInput Encode(TaskInput input) => new(Cut(Join(input.Tokens)), Cut(Join(input.Words)));

    private static string Join(IReadOnlyList<string> tokens) => string.Join(' ', tokens);

    /// <summary>What is longer is never read: the special tokens take two or three places more.</summary>
    private int[] Cut(string text)
    {
        var pieces = Vocabulary.Tokenizer.Encode(text);
        return pieces.Length <= options.MaxTokens ? pieces : pieces[..options.MaxTokens];
    }
}
