namespace CodeIntel.Git.Clone;

/// <summary>
/// How far and how patiently a fetch goes. The defaults suit slow public servers; tests shorten them.
/// </summary>
internal sealed record CloneLimits
{
    /// <summary>Tries of one repository on network faults.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>Wait before the second try; doubles with each further one, without jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A try ends when nothing at all has arrived for so long.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Also fetch the commits before the pinned one, which a split by time asks for.</summary>
    public bool WithHistory { get; init; }

    /// <summary>Fetches at once: more would only divide the bandwidth and annoy the server.</summary>
    public const int MaxJobs = 2;
}
