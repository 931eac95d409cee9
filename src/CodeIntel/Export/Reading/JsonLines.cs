using System.Text;
using System.Text.Json;

namespace CodeIntel.Export.Reading;

/// <summary>Reads JSON lines back, compressed or not.</summary>
public static class JsonLines
{
    /// <summary>The value of each line.</summary>
    /// <exception cref="InvalidDataException">A line is no JSON object.</exception>
    public static IEnumerable<JsonElement> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(Compression.Decompress(file, path), Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            yield return Parse(line, path, number);
        }
    }

    private static JsonElement Parse(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new JsonException("it is no object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}:{number}: {e.Message}", e);
        }
    }
}
