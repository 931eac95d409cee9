using System.Collections.Concurrent;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Reads on the caller's thread, works on several threads, and hands results back on the caller's thread in the order
/// of the input. Items of a bounded number and weight are read and not yet handed back: enough that the threads have
/// work while the caller stores what they made, and little enough to bound memory. The caller reads before it hands
/// back, so that no thread waits for its next item meanwhile. Light items are worked on a few at a time, because waking
/// a thread takes as long as a small one.
/// </summary>
internal static class OrderedPipeline
{
    private const int WindowPerJob = 12;
    private const int MostTogether = 4;

    /// <summary>Items that are read ahead for each thread before finished ones are handed back.</summary>
    private const int AheadPerJob = 2;

    /// <summary>Most weight in flight; one item may have more.</summary>
    private const long MaxWeight = 4 << 20;

    /// <summary>Weight from which an item is worked on without others.</summary>
    private const long HeavyWeight = 16 << 10;

    /// <summary>
    /// Runs until the source ends. What the source or <paramref name="work"/> throws is thrown here, at that item's
    /// turn: after the results of the items before it.
    /// </summary>
    public static void Run<TIn, TOut>(
        IEnumerable<TIn> source,
        Func<TIn, TOut> work,
        Action<TOut> sink,
        int jobs,
        CancellationToken cancellationToken,
        Func<TIn, long>? weight = null)
    {
        using var queue = new BlockingCollection<WorkItem<TIn, TOut>>();
        var workers = StartWorkers(queue, jobs);
        var inFlight = new Queue<WorkItem<TIn, TOut>>();
        var (itemsInFlight, weightInFlight) = (0, 0L);
        try
        {
            foreach (var next in Together(source, work, weight ?? (_ => HeavyWeight)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                inFlight.Enqueue(next);
                itemsInFlight += next.Count;
                weightInFlight += next.Weight;
                queue.Add(next, cancellationToken);
                while (itemsInFlight >= WindowPerJob * jobs
                    || (inFlight.Count > 1 && weightInFlight > MaxWeight)
                    || (queue.Count >= AheadPerJob * jobs && inFlight.TryPeek(out var first) && first.IsCompleted))
                {
                    var done = inFlight.Dequeue();
                    itemsInFlight -= done.Count;
                    weightInFlight -= done.Weight;
                    done.Hand(sink);
                }
            }

            while (inFlight.TryDequeue(out var next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                next.Hand(sink);
            }
        }
        finally
        {
            queue.CompleteAdding();
            Discard(queue);
            workers.ForEach(w => w.Join());
        }
    }

    private static IEnumerable<WorkItem<TIn, TOut>> Together<TIn, TOut>(
        IEnumerable<TIn> source, Func<TIn, TOut> work, Func<TIn, long> weight)
    {
        using var items = source.GetEnumerator();
        for (var isMore = true; isMore;)
        {
            var next = new WorkItem<TIn, TOut>(work);
            while (next.Count < MostTogether && next.Weight < HeavyWeight && (isMore = Move(items, next)))
            {
                next.Add(items.Current, weight(items.Current));
            }

            yield return next;
        }
    }

    private static bool Move<TIn, TOut>(IEnumerator<TIn> items, WorkItem<TIn, TOut> next)
    {
        try
        {
            return items.MoveNext();
        }
        catch (Exception e)
        {
            next.FailWith(e);
            return false;
        }
    }

    private static List<Thread> StartWorkers<TIn, TOut>(BlockingCollection<WorkItem<TIn, TOut>> queue, int jobs)
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
    private static void Discard<TIn, TOut>(BlockingCollection<WorkItem<TIn, TOut>> queue)
    {
        while (queue.TryTake(out _))
        {
        }
    }
}
