namespace CodeIntel.Dedup;

/// <summary>
/// Makes the garbage collector keep to a cap: without it, it leaves garbage while the machine has room.
/// </summary>
internal static class MemoryCap
{
    /// <summary>What the process takes beside the managed heap: code, stacks, the workspace's page cache.</summary>
    private const long OutsideHeap = 160L << 20;

    /// <summary>
    /// Limits the heap so that the process stays below a cap; a cap with no room for a heap is ignored.
    /// </summary>
    public static void Apply(long bytes)
    {
        if (bytes > 2 * OutsideHeap)
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)(bytes - OutsideHeap));
            GC.RefreshMemoryLimit();
        }
    }
}
