using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.VariableMisuse;

/// <summary>
/// A method as the models of variable misuse read it; positions count from 1, before them stands the token for "no
/// bug". Equal tokens share an array.
/// </summary>
internal sealed record MisuseInput(
    int[][] Subtokens,
    byte[] EdgeKinds,
    ushort[] EdgeFrom,
    ushort[] EdgeTo,
    ushort[] Candidates)
{
    /// <summary>Hash of all numbers.</summary>
    public ContentHash Hash() => ContentHash.OfParts(
        string.Join(' ', Subtokens.Select(ids => string.Join(',', ids))),
        ContentHash.Of(EdgeKinds).ToString(),
        ContentHash.Of(MemoryMarshal.AsBytes<ushort>(EdgeFrom)).ToString(),
        ContentHash.Of(MemoryMarshal.AsBytes<ushort>(EdgeTo)).ToString(),
        ContentHash.Of(MemoryMarshal.AsBytes<ushort>(Candidates)).ToString());
}
