namespace CodeIntel.Torch.Tests.Train;

/// <summary>
/// A clock on which every look takes a minute, so that every epoch is due for a checkpoint; or none, where it stands
/// still.
/// </summary>
internal sealed class SteppingClock(bool stands = false) : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp()
    {
        if (!stands)
        {
            _now += TimeSpan.FromMinutes(1);
        }

        return _now.Ticks;
    }
}
