namespace CodeIntel.Export;

/// <summary>
/// Reads on the caller's thread, works on several, and hands results back on the caller's thread in the order of the
/// input. At most two items per job are read and not yet handed back, which bounds memory.
/// </summary>
internal static class OrderedWork
{
    private const int WindowPerJob = 2;

    /// <summary>Runs until the source ends. What <paramref name="work"/> throws is thrown here, at its turn.</summary>
    public static void Run<TIn, TOut>(
        IEnumerable<TIn> source, Func<TIn, TOut> work, Action<TOut> sink, int jobs, CancellationToken cancellationToken)
    {
        if (jobs == 1)
        {
            foreach (var item in source)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sink(work(item));
            }

            return;
        }

        var inFlight = new Queue<Task<TOut>>();
        try
        {
            foreach (var item in source)
            {
                cancellationToken.ThrowIfCancellationRequested();
                inFlight.Enqueue(Task.Run(() => work(item), CancellationToken.None));
                while (inFlight.Count >= WindowPerJob * jobs || (inFlight.Count > 0 && inFlight.Peek().IsCompleted))
                {
                    sink(inFlight.Dequeue().GetAwaiter().GetResult());
                }
            }

            while (inFlight.TryDequeue(out var next))
            {
                sink(next.GetAwaiter().GetResult());
            }
        }
        finally
        {
            Settle(inFlight);
        }
    }

    /// <summary>After a failure nobody reads the rest; nothing may still run.</summary>
    private static void Settle<TOut>(Queue<Task<TOut>> inFlight)
    {
        while (inFlight.TryDequeue(out var task))
        {
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            _ = task.Exception;
        }
    }
}
