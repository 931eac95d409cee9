using System.Runtime.InteropServices;

namespace CodeIntel.Dedup;

/// <summary>
/// Candidate pairs of all bands, sorted on disk: ascending runs that are merged when read, each pair once however many
/// bands it met in. A pair is (second record, first record) in one number.
/// </summary>
internal sealed class CandidateRuns(SpillFolder folder)
{
    private const int ReadPairs = 1 << 13;

    private int _runs;

    /// <summary>Sorts and writes a run. Safe to call from several threads.</summary>
    public void Write(Span<ulong> pairs)
    {
        if (pairs.IsEmpty)
        {
            return;
        }

        pairs.Sort();
        using var file = folder.Create($"run-{Interlocked.Increment(ref _runs)}");
        file.Write(MemoryMarshal.AsBytes(pairs));
    }

    /// <summary>All distinct pairs, ascending.</summary>
    public IEnumerable<ulong> Merge()
    {
        var queue = new PriorityQueue<IEnumerator<ulong>, ulong>();
        try
        {
            for (var run = 1; run <= _runs; run++)
            {
                Enqueue(queue, Read(run).GetEnumerator());
            }

            var last = ulong.MaxValue;
            while (queue.TryDequeue(out var run, out var pair))
            {
                if (pair != last)
                {
                    yield return pair;
                }

                last = pair;
                Enqueue(queue, run);
            }
        }
        finally
        {
            foreach (var (run, _) in queue.UnorderedItems)
            {
                run.Dispose();
            }
        }
    }

    private static void Enqueue(PriorityQueue<IEnumerator<ulong>, ulong> queue, IEnumerator<ulong> run)
    {
        if (run.MoveNext())
        {
            queue.Enqueue(run, run.Current);
        }
        else
        {
            run.Dispose();
        }
    }

    private IEnumerable<ulong> Read(int run)
    {
        using var file = folder.Open($"run-{run}");
        var buffer = new ulong[ReadPairs];
        while (true)
        {
            var bytes = file.ReadAtLeast(
                MemoryMarshal.AsBytes(buffer.AsSpan()), buffer.Length * sizeof(ulong), throwOnEndOfStream: false);
            for (var i = 0; i < bytes / sizeof(ulong); i++)
            {
                yield return buffer[i];
            }

            if (bytes < buffer.Length * sizeof(ulong))
            {
                yield break;
            }
        }
    }
}
