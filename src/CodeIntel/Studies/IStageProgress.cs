namespace CodeIntel.Studies;

/// <summary>Where a stage tells how far it is. Safe to call from any thread.</summary>
public interface IStageProgress
{
    /// <summary>
    /// Begins a piece of work of <paramref name="total"/> units (0: unknown), which replaces the current one.
    /// </summary>
    void Begin(string what, long total, string unit);

    /// <summary>Units done since the last call; <paramref name="detail"/> is shown beside the bar.</summary>
    void Advance(long units, string? detail = null);

    /// <summary>One line for the log.</summary>
    void Note(string line);

    /// <summary>One warning for the log.</summary>
    void Warn(string line);
}
