namespace CodeIntel.Studies;

/// <summary>Progress for callers that do not watch.</summary>
public sealed class SilentProgress : IStageProgress
{
    /// <inheritdoc/>
    public void Begin(string what, long total, string unit)
    {
    }

    /// <inheritdoc/>
    public void Advance(long units, string? detail = null)
    {
    }

    /// <inheritdoc/>
    public void Note(string line)
    {
    }

    /// <inheritdoc/>
    public void Warn(string line)
    {
    }
}
