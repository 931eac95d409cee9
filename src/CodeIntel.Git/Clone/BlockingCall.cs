using System.Diagnostics;

namespace CodeIntel.Git.Clone;

/// <summary>
/// Runs a call of libgit2 that may never return, and stops waiting when nothing has moved for a while or the user
/// interrupts. libgit2 looks at <see cref="IsStopped"/> only when data arrives, so a silent call is left behind on its
/// thread.
/// </summary>
internal sealed class BlockingCall(TimeSpan stall, string silence = "the server sent nothing")
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(100);
    private long _lastSign = Stopwatch.GetTimestamp();
    private volatile bool _isStopped;

    /// <summary>True when the call should end at the next occasion.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Tells that the call is alive; false: end it.</summary>
    public bool Beat()
    {
        Volatile.Write(ref _lastSign, Stopwatch.GetTimestamp());
        return !_isStopped;
    }

    /// <summary>Runs it on a thread of its own.</summary>
    /// <exception cref="FetchException">Nothing moved for the stall time.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted.</exception>
    public async Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        Beat();
        var task = Task.Factory
            .StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(_tick, cancellationToken)).ConfigureAwait(false);
            if (!task.IsCompleted && (cancellationToken.IsCancellationRequested || IsSilent()))
            {
                _isStopped = true;
                Observe(task);
                cancellationToken.ThrowIfCancellationRequested();
                throw new FetchException(FetchException.Unreachable,
                    FormattableString.Invariant($"{silence} for {stall.TotalSeconds:0.#} s"), isTransient: true);
            }
        }

        return await task.ConfigureAwait(false);
    }

    private bool IsSilent() => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastSign)) > stall;

    // the error of a call that nobody waits for any more is of no interest
    private static void Observe(Task task) =>
        task.ContinueWith(
            static t => _ = t.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
}
