using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.Texts;

/// <summary>
/// A method, and for code-search the documentation that is paired with it, as byte pairs without special tokens.
/// </summary>
internal sealed record TextInput(int[] Code, int[] Words)
{
    /// <summary>Byte pairs of both.</summary>
    public int Length => Code.Length + Words.Length;

    /// <summary>Hash of all numbers.</summary>
    public ContentHash Hash() => ContentHash.OfParts(
        ContentHash.Of(MemoryMarshal.AsBytes<int>(Code)).ToString(),
        ContentHash.Of(MemoryMarshal.AsBytes<int>(Words)).ToString());
}
