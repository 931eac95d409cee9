using System.Runtime.ExceptionServices;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Runs work on threads whose stack is large enough for the compiler's recursion on any source that
/// <see cref="NestingGuard"/> and <see cref="FileWalk"/> let through. Pages that are not touched cost nothing.
/// </summary>
internal static class BigStack
{
    private const int Bytes = 256 << 20;

    /// <summary>A thread that is not started yet and does not keep the process alive.</summary>
    public static Thread Thread(Action work) => new(() => work(), Bytes) { IsBackground = true };

    /// <summary>Runs a function to its end, and throws here what it throws there.</summary>
    public static T Run<T>(Func<T> work)
    {
        TryRun(work, Timeout.InfiniteTimeSpan, out var result);
        return result;
    }

    /// <summary>The same for at most so long; false where it has not ended, and goes on.</summary>
    public static bool TryRun<T>(Func<T> work, TimeSpan longest, out T result)
    {
        T made = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = Thread(() =>
        {
            try
            {
                made = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        var hasEnded = thread.Join(longest);
        result = hasEnded ? made : default!;
        if (hasEnded)
        {
            failure?.Throw();
        }

        return hasEnded;
    }
}
