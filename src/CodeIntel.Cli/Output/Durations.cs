using System.Globalization;

namespace CodeIntel.Cli.Output;

/// <summary>Durations for people: hours, minutes and seconds, with days where there are any.</summary>
internal static class Durations
{
    /// <summary><c>00:01:30</c>, or <c>1.06:00:00</c> for thirty hours.</summary>
    public static string Of(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e9));
        return time.ToString(time.Days > 0 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
    }
}
