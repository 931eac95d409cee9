using System.Security.Cryptography;

namespace CodeIntel.Export;

/// <summary><c>SHA256SUMS</c>, as <c>sha256sum -c</c> reads it.</summary>
internal static class ExportSums
{
    public const string FileName = "SHA256SUMS";

    /// <summary>A file beside the data.</summary>
    public static ExportedFile Of(string folder, string name)
    {
        using var stream = File.OpenRead(Path.Combine(folder, name));
        return new(name, null, 0, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    /// <summary>Two blanks between sum and path: text mode, as coreutils write it.</summary>
    public static string Text(IEnumerable<ExportedFile> files) => string.Concat(
        files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Path}\n"));

    /// <summary>Path and sum of each line.</summary>
    /// <exception cref="InvalidDataException">A line is not a sum and a path.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            var parts = line.Split("  ", 2);
            sums[parts is [_, var path] ? path : throw new InvalidDataException($"'{line}' is no sum and path.")] =
                parts[0];
        }

        return sums;
    }
}
