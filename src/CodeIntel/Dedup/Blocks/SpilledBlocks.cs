using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Blocks;

/// <summary>
/// What a search by sketches needs to find blocks: the tokens on disk, of which only sequences with a repeated window
/// come back into memory, where they fit.
/// </summary>
internal sealed class SpilledBlocks(
    BlockOptions options, IReadOnlyList<TokenKind> kinds, SpillFolder folder, long memoryBytes) : IDisposable
{
    /// <summary>Bytes per token of the search in memory: the token, its hash, class, and sorted places.</summary>
    private const long BytesPerToken = 64;

    /// <summary>Room for so small a share of the tokens is no room: real code repeats more.</summary>
    private const long LeastShare = 64;

    /// <summary>Where sequences are put while they are read.</summary>
    public SpilledTokens Tokens { get; } = new(folder, options.MinTokens);

    /// <summary>Whether looking for blocks is worth a try with so much memory.</summary>
    public static bool HasRoom(long memoryBytes, long tokens) => memoryBytes > tokens / LeastShare * BytesPerToken;

    /// <summary>
    /// The sequences among <paramref name="numbers"/>, which ascend, that can share a block; null where they do not fit
    /// into memory.
    /// </summary>
    public BlockText? Load(int[] numbers, CancellationToken cancellationToken)
    {
        var marked = new RepeatedWindows(Tokens, options, kinds, folder).Find(memoryBytes, cancellationToken);
        var held = 0L;
        for (var entry = 0; entry < marked.Length; entry++)
        {
            marked[entry] &= Array.BinarySearch(numbers, Tokens.SequenceOf(entry)) >= 0;
            held += marked[entry] ? Tokens.LengthOf(entry) : 0;
        }

        if (held * BytesPerToken > memoryBytes || held > Array.MaxLength)
        {
            return null;
        }

        var (table, sequences) = (new SequenceTable(), new List<int>());
        foreach (var (entry, tokens) in Tokens.Read().Index())
        {
            if (marked[entry])
            {
                table.Intern(tokens.Span);
                sequences.Add(Tokens.SequenceOf(entry));
            }
        }

        return new(table, [.. Enumerable.Range(0, sequences.Count)], sequences);
    }

    /// <inheritdoc/>
    public void Dispose() => Tokens.Dispose();
}
