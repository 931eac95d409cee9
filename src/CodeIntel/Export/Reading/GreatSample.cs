using System.Text.Json;

namespace CodeIntel.Export.Reading;

/// <summary>One line of GREAT, as its reader takes it.</summary>
public sealed record GreatSample(
    IReadOnlyList<string> Tokens,
    IReadOnlyList<(int From, int To, int Number, string Name)> Edges,
    bool HasBug,
    int ErrorLocation,
    IReadOnlyList<int> RepairTargets,
    IReadOnlyList<int> RepairCandidates)
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="InvalidDataException">A field is missing, of another type, or points outside.</exception>
    public static GreatSample Read(JsonElement line)
    {
        try
        {
            var sample = new GreatSample(
                [.. line.GetProperty("source_tokens").EnumerateArray().Select(token => token.GetString()!)],
                [.. line.GetProperty("edges").EnumerateArray().Select(edge =>
                    (edge[0].GetInt32(), edge[1].GetInt32(), edge[2].GetInt32(), edge[3].GetString()!))],
                line.GetProperty("has_bug").GetBoolean(),
                line.GetProperty("error_location").GetInt32(),
                Integers(line, "repair_targets"),
                Integers(line, "repair_candidates"));
            return sample.IsWithin ? sample : throw new InvalidDataException("an index points outside the tokens.");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException
            or IndexOutOfRangeException)
        {
            throw new InvalidDataException("it is no line of GREAT: " + e.Message, e);
        }
    }

    private bool IsWithin => Edges.SelectMany(edge => new[] { edge.From, edge.To })
        .Concat(RepairTargets).Concat(RepairCandidates).Append(ErrorLocation)
        .All(token => (uint)token < Tokens.Count);

    private static List<int> Integers(JsonElement line, string name) =>
    [
        .. line.GetProperty(name).EnumerateArray()
            .Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetInt32()),
    ];
}
