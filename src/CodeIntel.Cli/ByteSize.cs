using System.Globalization;

namespace CodeIntel.Cli;

/// <summary>Sizes for people.</summary>
internal static class ByteSize
{
    private static readonly string[] _units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>Three digits and a decimal unit: <c>1.2 GB</c>.</summary>
    public static string Of(double bytes)
    {
        var unit = 0;
        while (bytes >= 1000 && unit < _units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes:0.#} {_units[unit]}");
    }
}
