using System.Text.Json;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>
/// Reads hand-checked pairs: one JSON object per line with the members id, relation, first, second and note.
/// </summary>
public static class HandPairs
{
    private const int MaxLineLength = 1 << 20;

    /// <summary>What a person may call a pair, from the closest to none.</summary>
    public static IReadOnlyList<string> Relations { get; } = ["exact", "type1", "type2", "type3", "block", "none"];

    /// <summary>The pairs that come with the tool.</summary>
    public static IReadOnlyList<HandPair> Shipped()
    {
        using var stream = typeof(HandPairs).Assembly.GetManifestResourceStream("clone-pairs.jsonl")!;
        using var reader = new StreamReader(stream);
        return Read("clone-pairs.jsonl", reader);
    }

    /// <summary>The pairs of a file.</summary>
    /// <exception cref="InvalidFileException">It cannot be read, or has lines that are no pairs.</exception>
    public static IReadOnlyList<HandPair> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(path, reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidFileException([new(path, 1, 1, "", $"cannot be read: {e.Message}")]);
        }
    }

    private static List<HandPair> Read(string path, TextReader reader)
    {
        var (pairs, errors, line) = (new List<HandPair>(), new List<FileError>(), 0);
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (text.Length > MaxLineLength)
            {
                errors.Add(new(path, line, 1, "", $"longer than {MaxLineLength} characters"));
            }
            else if (text.Trim().Length > 0)
            {
                Add(path, line, text, pairs, errors);
            }
        }

        if (pairs.Count == 0 && errors.Count == 0)
        {
            errors.Add(new(path, 1, 1, "", "holds no pair"));
        }

        return errors.Count == 0 ? pairs : throw new InvalidFileException(errors);
    }

    private static void Add(string path, int line, string text, List<HandPair> pairs, List<FileError> errors)
    {
        try
        {
            var pair = JsonSerializer.Deserialize<HandPair>(text, StudyJson.Options);
            var problem = pair is null || pair.Id is null || pair.First is null || pair.Second is null
                ? "needs the texts id, relation, first and second"
                : !Relations.Contains(pair.Relation)
                    ? $"relation must be one of {string.Join(", ", Relations)}, not '{pair.Relation}'"
                : pairs.Exists(other => other.Id == pair.Id) ? $"the id '{pair.Id}' stands twice"
                : null;
            if (problem is null)
            {
                pairs.Add(pair! with { Note = pair.Note ?? "" });
            }
            else
            {
                errors.Add(new(path, line, 1, "", problem));
            }
        }
        catch (JsonException e)
        {
            errors.Add(new(path, line, 1, "", $"is not a JSON object: {e.Message}"));
        }
    }
}
