using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>How the tensors of a file differ from those that a model needs.</summary>
internal static class TensorDifferences
{
    private const int Listed = 8;

    /// <summary>
    /// Which tensors are missing, foreign, or of another shape or type, as sentences; empty where there is none.
    /// </summary>
    public static string Of(
        IReadOnlyList<(string Name, Tensor Value)> wanted,
        IReadOnlyDictionary<string, SafetensorsEntry> found,
        IReadOnlyCollection<string> types)
    {
        var missing = wanted.Where(tensor => !found.ContainsKey(tensor.Name))
            .Select(tensor => $"{tensor.Name} {Shape(tensor.Value.shape)}");
        var other = wanted
            .Where(tensor => found.TryGetValue(tensor.Name, out var entry)
                && (!entry.Shape.SequenceEqual(tensor.Value.shape) || !types.Contains(entry.Type)))
            .Select(tensor => $"{tensor.Name} is {found[tensor.Name].Type} {Shape(found[tensor.Name].Shape)} "
                + $"instead of {Shape(tensor.Value.shape)}");
        var names = wanted.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        var foreign = found.Where(pair => !names.Contains(pair.Key))
            .Select(pair => $"{pair.Key} {Shape(pair.Value.Shape)}")
            .Order(StringComparer.Ordinal);
        return string.Join(
            ' ',
            new[] { List("Missing", missing), List("Of another shape", other), List("Foreign", foreign) }
                .Where(sentence => sentence.Length > 0));
    }

    private static string Shape(IEnumerable<long> shape) => $"({string.Join(", ", shape)})";

    private static string List(string what, IEnumerable<string> tensors)
    {
        var all = tensors.ToList();
        return all.Count == 0 ? ""
            : $"{what}: {string.Join("; ", all.Take(Listed))}"
                + (all.Count > Listed ? $"; and {all.Count - Listed} more." : ".");
    }
}
