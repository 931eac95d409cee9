using System.Runtime.ExceptionServices;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// A few pieces of work in a row and their results. A task is not used because a scheduler may refuse to run it on the
/// worker's own large stack.
/// </summary>
internal sealed class WorkItem<TIn, TOut>(Func<TIn, TOut> work)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TIn> _inputs = [];
    private readonly List<TOut> _results = [];
    private ExceptionDispatchInfo? _failure;

    /// <summary>How many pieces.</summary>
    public int Count => _inputs.Count;

    /// <summary>What they weigh together.</summary>
    public long Weight { get; private set; }

    /// <summary>True when <see cref="Hand"/> need not wait.</summary>
    public bool IsCompleted => _done.Task.IsCompleted;

    /// <summary>Adds a piece, before it is run.</summary>
    public void Add(TIn input, long weight)
    {
        _inputs.Add(input);
        Weight += weight;
    }

    /// <summary>Ends with what reading the next piece threw.</summary>
    public void FailWith(Exception failure) => _failure = ExceptionDispatchInfo.Capture(failure);

    /// <summary>Does the work on this thread up to the first failure; never throws.</summary>
    public void Run()
    {
        try
        {
            foreach (var input in _inputs)
            {
                _results.Add(work(input));
            }

            _failure?.Throw();
            _done.SetResult();
        }
        catch (Exception e)
        {
            _done.SetException(e);
        }
    }

    /// <summary>Waits, hands on the results, and throws what the work threw after them.</summary>
    public void Hand(Action<TOut> sink)
    {
        _done.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        _results.ForEach(sink);
        _done.Task.GetAwaiter().GetResult();
    }
}
