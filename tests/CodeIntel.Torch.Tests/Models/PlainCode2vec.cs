using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

/// <summary>
/// code2vec as published: embeddings concatenated per context, one dense layer, contexts padded to the longest.
/// </summary>
internal static class PlainCode2vec
{
    /// <summary>Logits (B, Y) of examples given as start, path and end of each context in turn.</summary>
    public static Tensor Forward(IReadOnlyDictionary<string, Tensor> weights, int[][] examples, double dropout = 0)
    {
        var widest = examples.Max(contexts => contexts.Length / 3);
        var weight = cat([weights["startWeight"], weights["pathWeight"], weights["endWeight"]], 0); // (3E, E)
        var embedded = cat(
            [
                Embed(weights["terminals"], Column(examples, 0, widest)),
                Embed(weights["paths"], Column(examples, 1, widest)),
                Embed(weights["terminals"], Column(examples, 2, widest)),
            ],
            2); // (B, C, 3E)
        var contexts = nn.functional.dropout(embedded.matmul(weight).tanh(), dropout, dropout > 0); // (B, C, E)
        var scores = contexts.matmul(weights["attention.vector"]); // (B, C)
        scores = scores.masked_fill(Padding(examples, widest), float.NegativeInfinity); // (B, C)
        var code = contexts.mul(scores.softmax(1).unsqueeze(2)).sum(dim: 1); // (B, E)
        return code.matmul(weights["labels"].t()); // (B, Y)
    }

    private static Tensor Embed(Tensor table, Tensor ids) =>
        table.index_select(0, ids.view(-1)).view(ids.shape[0], ids.shape[1], -1);

    private static Tensor Column(int[][] examples, int part, int widest) => tensor(
        [.. examples.SelectMany(contexts => Enumerable.Range(0, widest)
            .Select(c => (3 * c) + part < contexts.Length ? (long)contexts[(3 * c) + part] : 0))])
        .view(examples.Length, widest);

    private static Tensor Padding(int[][] examples, int widest) => tensor(
        [.. examples.SelectMany(contexts => Enumerable.Range(0, widest).Select(c => 3 * c >= contexts.Length))])
        .view(examples.Length, widest);
}
