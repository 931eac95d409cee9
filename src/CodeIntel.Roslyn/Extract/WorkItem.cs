namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// One piece of work and its result. A task is not used because a scheduler may refuse to run it on the worker's own
/// large stack.
/// </summary>
internal sealed class WorkItem<T>(Func<T> work)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when <see cref="Wait"/> returns at once.</summary>
    public bool IsCompleted => _done.Task.IsCompleted;

    /// <summary>Does the work on this thread; never throws.</summary>
    public void Run()
    {
        try
        {
            _done.SetResult(work());
        }
        catch (Exception e)
        {
            _done.SetException(e);
        }
    }

    /// <summary>Waits for the result, or throws what the work threw.</summary>
    public T Wait() => _done.Task.GetAwaiter().GetResult();
}
