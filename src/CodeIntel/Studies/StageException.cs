namespace CodeIntel.Studies;

/// <summary>
/// A known error: its message says what was wrong, where, and what to do. Shown without a stack trace; exit code 1.
/// </summary>
public class StageException : Exception
{
    /// <summary>An error of a stage.</summary>
    public StageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
