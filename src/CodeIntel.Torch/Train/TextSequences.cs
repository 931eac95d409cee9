using CodeIntel.Torch.Models;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>Pieces of texts as the sequences that CodeBERT reads, and batches of them.</summary>
internal static class TextSequences
{
    /// <summary>One text between start and end token, cut at its end to a length.</summary>
    public static int[] Single(ReadOnlySpan<int> text, int maxLength) =>
        [CodeBert.StartId, .. text[..Math.Min(text.Length, maxLength - 2)], CodeBert.EndId];

    /// <summary>
    /// Two texts, an end token after each (Feng 2020, 3.2); the longer one is cut until they fit, token by token.
    /// </summary>
    public static int[] Pair(ReadOnlySpan<int> text, ReadOnlySpan<int> code, int maxLength)
    {
        while (text.Length + code.Length > maxLength - 3)
        {
            if (text.Length > code.Length)
            {
                text = text[..^1];
            }
            else
            {
                code = code[..^1];
            }
        }

        return [CodeBert.StartId, .. text, CodeBert.EndId, .. code, CodeBert.EndId];
    }

    /// <summary>Sequences padded to the longest (B, T).</summary>
    public static Tensor Batch(IReadOnlyList<int[]> sequences, Device device)
    {
        var longest = sequences.Max(sequence => sequence.Length);
        var tokens = new List<long>(sequences.Count * longest);
        foreach (var sequence in sequences)
        {
            tokens.AddRange(sequence.Select(token => (long)token));
            tokens.AddRange(Enumerable.Repeat((long)CodeBert.PadId, longest - sequence.Length));
        }

        return Code2seqBatcher.Indices(tokens, device).view(sequences.Count, longest);
    }
}
