namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>What a kind of noise makes of training examples, by row and variant.</summary>
internal sealed class NoisyVersions<T>(IReadOnlyDictionary<(long Row, int Variant), EncodedVersion<T>> versions)
    where T : class
{
    /// <summary>Examples that are changed at some level.</summary>
    public int Count => versions.Count;

    /// <summary>What replaces an example, or null.</summary>
    public EncodedVersion<T>? Find(EncodedExample<T> example) =>
        versions.GetValueOrDefault((example.Row, example.Variant));
}
