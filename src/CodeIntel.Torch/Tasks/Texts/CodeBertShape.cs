using CodeIntel.Studies;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.Texts;

/// <summary>The encoder that options ask for: that of a folder, or a new one of their sizes.</summary>
internal static class CodeBertShape
{
    /// <summary>Its sizes.</summary>
    /// <exception cref="StageException">The folder cannot be read.</exception>
    public static CodeBertSizes Sizes(TrainOptions options, TextVocabulary vocabulary)
    {
        if (options.Pretrained is not { } folder)
        {
            var longest = Math.Max(options.MaxTokens, options.MaxLength + 1);
            return new(
                vocabulary.Tokenizer.Count,
                longest + CodeBert.PadId + 1,
                1,
                options.Width,
                options.Layers,
                options.Heads,
                4 * options.Width);
        }

        var sizes = Named(() => new HuggingFaceFolder(folder).ReadSizes());
        return sizes.MaxLength >= options.MaxTokens && sizes.Vocabulary >= vocabulary.Tokenizer.Count
            ? sizes
            : throw new StageException(
                $"The model in {folder} has {sizes.MaxLength} positions and {sizes.Vocabulary} tokens; "
                + $"'maxTokens' asks for {options.MaxTokens}, its tokenizer for {vocabulary.Tokenizer.Count}.");
    }

    /// <summary>Copies the folder's weights, where there is one, into a new encoder.</summary>
    /// <exception cref="StageException">The folder's weights are missing, foreign, or of other shapes.</exception>
    public static void ReadInto(CodeBert encoder, TrainOptions options)
    {
        if (options.Pretrained is { } folder)
        {
            Named(() =>
            {
                new HuggingFaceFolder(folder).ReadInto(encoder);
                return true;
            });
        }
    }

    /// <summary>Dropout of an epoch as the encoder takes it, or null.</summary>
    public static Dropout? Dropout(TrainOptions options, int width, ulong seed, int epoch)
    {
        if (options.Dropout == 0)
        {
            return null;
        }

        var mask = new DropoutMask(options.Dropout, width, seed, epoch);
        return new(mask.Draw, mask.KeptShare);
    }

    private static T Named<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StageException($"{e.Message} Check 'pretrained'.", e);
        }
    }
}
