using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>A corrupted copy of a training example; the clean one stays beside it.</summary>
public sealed record NoisyExample
{
    /// <summary>Row of the example.</summary>
    public required long Row { get; init; }

    /// <summary>Identity of the example.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>Label noise: the clean label, normalised. Input noise: the text that was removed or renamed.</summary>
    public required string Before { get; init; }

    /// <summary>Label noise: the noisy label, normalised. Input noise: what stands there now.</summary>
    public required string After { get; init; }

    /// <summary>Input noise: a file that holds just the edited unit with its features. Null for label noise.</summary>
    public ExtractedFile? Edited { get; init; }
}
