using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Dedup.Reports;

/// <summary>
/// The duplicates of an earlier run, read from the JSON that it wrote. A unit is known by its key, which holds its place
/// and its text: a new copy of a known clone is new, a known clone that moved by some lines is not.
/// </summary>
public sealed class DuplicateBaseline
{
    /// <summary>What a report of duplicates calls its format.</summary>
    public const string Format = "codeintel-duplicates/1";

    private readonly Dictionary<ContentHash, bool> _known;

    private DuplicateBaseline(
        DuplicationLevel level, DuplicationRelation relation, string thresholds, Dictionary<ContentHash, bool> known) =>
        (Level, Relation, Thresholds, _known) = (level, relation, thresholds, known);

    /// <summary>What was compared.</summary>
    public DuplicationLevel Level { get; }

    /// <summary>Under which relation.</summary>
    public DuplicationRelation Relation { get; }

    /// <summary>The options of that detection, as text.</summary>
    public string Thresholds { get; }

    /// <summary>Number of known units.</summary>
    public int Count => _known.Count;

    /// <summary>The keys of all known units, ascending.</summary>
    public IEnumerable<ContentHash> Keys => _known.Keys.Order();

    /// <summary>True for a duplicate that the earlier run had.</summary>
    public bool Has(ContentHash key) => _known.ContainsKey(key);

    /// <summary>True for one that leaked from train then already.</summary>
    public bool Leaked(ContentHash key) => _known.GetValueOrDefault(key);

    /// <summary>Reads a report.</summary>
    /// <exception cref="FormatException">The text is not a report of duplicates, or of another format.</exception>
    public static DuplicateBaseline Parse(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var format = root.TryGetProperty("format", out var named) ? named.GetString() : null;
            if (format != Format)
            {
                throw new FormatException($"its format is '{format ?? "unknown"}', and not '{Format}'");
            }

            var known = new Dictionary<ContentHash, bool>();
            foreach (var member in root.GetProperty("clusters").EnumerateArray()
                .SelectMany(cluster => cluster.GetProperty("members").EnumerateArray()))
            {
                known[ContentHash.Parse(member.GetProperty("key").GetString() ?? "")] =
                    member.GetProperty("leaks").GetBoolean();
            }

            return new(
                Choice<DuplicationLevel>(root, "level"), Choice<DuplicationRelation>(root, "relation"),
                root.GetProperty("thresholds").GetString() ?? "", known);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"it is not a report of duplicates: {e.Message}", e);
        }
    }

    private static T Choice<T>(JsonElement root, string key)
        where T : struct, Enum
    {
        var written = root.GetProperty(key).GetString();
        foreach (var value in Enum.GetValues<T>())
        {
            if (KebabCase.Of(value) == written)
            {
                return value;
            }
        }

        throw new FormatException($"its {key} is '{written}', which this version does not know");
    }
}
