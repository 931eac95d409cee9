using System.Globalization;
using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>Methods of one split of one run with their path contexts.</summary>
internal sealed record NameExampleSet : ExampleSet
{
    /// <summary>Start, path and end of each context in turn; never empty. Examples, then copies.</summary>
    public required int[][] Contexts { get; init; }

    /// <summary>
    /// Given labels as model numbers; <see cref="LabelVocabulary.None"/> where the model does not know it.
    /// Examples, then copies.
    /// </summary>
    public required int[] Labels { get; init; }

    /// <inheritdoc/>
    public override int CountWithCopies => Contexts.Length;

    /// <inheritdoc/>
    public override int Length(int example) => Contexts[example].Length / 3;

    /// <inheritdoc/>
    public override IEnumerable<string> Parts() => Contexts.Select((contexts, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name(i)} {Labels[i]} {ContentHash.Of(MemoryMarshal.AsBytes<int>(contexts))}"));
}
