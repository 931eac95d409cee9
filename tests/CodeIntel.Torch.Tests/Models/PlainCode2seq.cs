using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

/// <summary>
/// code2seq as published, context by context: nothing shared, an LSTM step for each node of each context's path, one
/// weight matrix over concatenated parts, attention over projected contexts.
/// </summary>
internal sealed class PlainCode2seq(IReadOnlyDictionary<string, Tensor> weights)
{
    /// <summary>Logits (L, Y) of one example.</summary>
    public Tensor Forward(IEnumerable<(int[] Start, int[] Path, int[] End)> example, IReadOnlyList<int> inputs)
    {
        var weight = cat(
            [weights["startWeight"], weights["forwardWeight"], weights["backwardWeight"], weights["endWeight"]], 0);
        var contexts = stack([.. example.Select(context => cat(
            [
                Sum(context.Start),
                Last("forwards", context.Path),
                Last("backwards", [.. context.Path.Reverse()]),
                Sum(context.End),
            ]).matmul(weight).tanh())], 0); // (C, D)
        return Decode(contexts, inputs);
    }

    private Tensor Decode(Tensor contexts, IReadOnlyList<int> inputs)
    {
        var keys = contexts.matmul(weights["decoder.memoryWeight"].t()); // (C, D)
        var (output, cell) = (contexts.mean([0]), contexts.mean([0]));
        var attention = zeros_like(output);
        var logits = new List<Tensor>();
        foreach (var input in inputs)
        {
            var inputVector = Row("decoder.targets", input);
            (output, cell) = Lstm("decoder.lstm", cat([inputVector, attention, output]), cell);
            var read = keys.matmul(output).softmax(0).matmul(contexts);
            attention = cat([output, read]).matmul(weights["decoder.attentionWeight"]);
            logits.Add(weights["decoder.outputs"].matmul(attention));
        }

        return stack(logits, 0);
    }

    private Tensor Last(string name, int[] path)
    {
        var output = zeros(weights["forwardWeight"].shape[0], dtype: weights["nodes"].dtype);
        var cell = zeros_like(output);
        foreach (var node in path)
        {
            (output, cell) = Lstm(name + ".lstm", cat([Row("nodes", node), output]), cell);
        }

        return output;
    }

    private (Tensor Output, Tensor Cell) Lstm(string name, Tensor input, Tensor cell)
    {
        var weight = cat([weights[name + ".input"], weights[name + ".recurrent"]], 0);
        var gates = input.matmul(weight).add(weights[name + ".bias"]).chunk(4, 0);
        var next = cell.mul(gates[1].sigmoid()).add(gates[0].sigmoid().mul(gates[3].tanh()));
        return (gates[2].sigmoid().mul(next.tanh()), next);
    }

    private Tensor Sum(int[] subtokens) => stack([.. subtokens.Select(id => Row("subtokens", id))], 0).sum(dim: 0);

    private Tensor Row(string table, int id) => weights[table].index_select(0, tensor([(long)id])).squeeze(0);
}
