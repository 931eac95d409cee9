using CodeIntel.Examples;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>Examples of one split of one run, then copies.</summary>
internal sealed record TaskExampleSet<T> : ExampleSet
    where T : class
{
    /// <summary>Variant of each, without copies.</summary>
    public required int[] Variants { get; init; }

    /// <summary>What a model reads of each.</summary>
    public required T[] Inputs { get; init; }

    /// <summary>Given labels as text.</summary>
    public required string[] Labels { get; init; }

    /// <summary>Tokens of an input.</summary>
    public required Func<T, int> LengthOf { get; init; }

    /// <summary>Hash of all numbers of an input.</summary>
    public required Func<T, ContentHash> HashOf { get; init; }

    /// <inheritdoc/>
    public override int CountWithCopies => Inputs.Length;

    /// <inheritdoc/>
    public override int Length(int example) => LengthOf(Inputs[example]);

    /// <inheritdoc/>
    public override IEnumerable<string> Parts() =>
        Inputs.Select((input, i) => $"{Name(i)} {Labels[i]} {HashOf(input)}");
}
