using System.Globalization;

namespace CodeIntel.Export.Reading;

/// <summary>Reads code vectors back: one a line, numbers with blanks between.</summary>
public static class VectorFile
{
    /// <summary>The vectors.</summary>
    /// <exception cref="InvalidDataException">A line holds something else, or another number of numbers.</exception>
    public static IEnumerable<float[]> Read(string path)
    {
        var (number, width) = (0, -1);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var vector = Array.ConvertAll(
                line.Split(' '),
                text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new InvalidDataException($"{Path.GetFileName(path)}:{number}: '{text}' is no number."));
            width = width < 0 ? vector.Length : width;
            yield return vector.Length == width
                ? vector
                : throw new InvalidDataException(
                    $"{Path.GetFileName(path)}:{number}: it has {vector.Length} numbers instead of {width}.");
        }
    }
}
