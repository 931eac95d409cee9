namespace CodeIntel.Examples;

/// <summary>
/// Chooses the path contexts that a model sees: the same ones of the same example, whatever the run or export.
/// </summary>
public static class ContextSample
{
    /// <summary>Up to <paramref name="max"/> contexts, drawn without replacement and left in their order.</summary>
    public static PathContext[] Take(IReadOnlyList<PathContext> contexts, int max, ExampleId id)
    {
        if (contexts.Count <= max)
        {
            return [.. contexts];
        }

        var order = new int[contexts.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        SeededRandom.For("training contexts", id.Seed(0)).Shuffle<int>(order);
        var chosen = order.AsSpan(0, max);
        chosen.Sort();
        var sample = new PathContext[max];
        for (var i = 0; i < max; i++)
        {
            sample[i] = contexts[chosen[i]];
        }

        return sample;
    }
}
