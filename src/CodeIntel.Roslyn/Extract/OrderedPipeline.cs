using System.Collections.Concurrent;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Reads on the caller's thread, works on several threads, and hands results back on the caller's thread in the order
/// of the input. At most <c>8 × jobs</c> items, and items of a bounded weight, are read and not yet handed back:
/// enough that the threads have work while the caller stores what they made, and little enough to bound memory.
/// </summary>
internal static class OrderedPipeline
{
    private const int WindowPerJob = 8;

    /// <summary>Most weight in flight; one item may have more.</summary>
    private const long MaxWeight = 4 << 20;

    /// <summary>
    /// Runs until the source ends. What <paramref name="work"/> throws is thrown here, at that item's turn.
    /// </summary>
    public static void Run<TIn, TOut>(
        IEnumerable<TIn> source,
        Func<TIn, TOut> work,
        Action<TOut> sink,
        int jobs,
        CancellationToken cancellationToken,
        Func<TIn, long>? weight = null)
    {
        using var queue = new BlockingCollection<WorkItem<TOut>>();
        var workers = StartWorkers(queue, jobs);
        var inFlight = new Queue<(WorkItem<TOut> Item, long Weight)>();
        var weightInFlight = 0L;
        try
        {
            foreach (var item in source)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var next = new WorkItem<TOut>(() => work(item));
                var nextWeight = weight?.Invoke(item) ?? 0;
                inFlight.Enqueue((next, nextWeight));
                weightInFlight += nextWeight;
                queue.Add(next, cancellationToken);
                while (inFlight.Count >= WindowPerJob * jobs
                    || (inFlight.Count > 1 && weightInFlight > MaxWeight)
                    || (inFlight.TryPeek(out var first) && first.Item.IsCompleted))
                {
                    (var done, nextWeight) = inFlight.Dequeue();
                    weightInFlight -= nextWeight;
                    sink(done.Wait());
                }
            }

            while (inFlight.TryDequeue(out var next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                sink(next.Item.Wait());
            }
        }
        finally
        {
            queue.CompleteAdding();
            Discard(queue);
            workers.ForEach(w => w.Join());
        }
    }

    private static List<Thread> StartWorkers<TOut>(BlockingCollection<WorkItem<TOut>> queue, int jobs)
    {
        var workers = new List<Thread>();
        for (var i = 0; i < jobs; i++)
        {
            var worker = BigStack.Thread(() =>
            {
                foreach (var item in queue.GetConsumingEnumerable())
                {
                    item.Run();
                }
            });
            worker.Start();
            workers.Add(worker);
        }

        return workers;
    }

    /// <summary>After a failure nobody waits for the rest.</summary>
    private static void Discard<TOut>(BlockingCollection<WorkItem<TOut>> queue)
    {
        while (queue.TryTake(out _))
        {
        }
    }
}
