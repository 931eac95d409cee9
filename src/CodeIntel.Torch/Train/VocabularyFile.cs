using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Train;

/// <summary>The file <c>vocabulary.json</c> of a run's folder: what the numbers that a model reads stand for.</summary>
internal static class VocabularyFile
{
    private const string FileName = "vocabulary.json";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        // the file of another task has other members: that is an error, not a vocabulary of nothing
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes the file aside and renames it.</summary>
    /// <exception cref="StageException">The folder cannot be written.</exception>
    public static void Save<T>(string folder, T vocabularies)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = File.Create(path + ".partial"))
            {
                JsonSerializer.Serialize(file, vocabularies, _json);
                file.Flush(flushToDisk: true);
            }

            File.Move(path + ".partial", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StageException(
                $"The vocabulary {path} could not be written: {e.Message} Make room or allow writing.", e);
        }
    }

    /// <summary>Reads the file, and checks that it is the one with a hash.</summary>
    /// <exception cref="StageException">It is missing, damaged, or of another run.</exception>
    public static T Load<T>(string folder, string hash, Func<T, ContentHash> hashOf)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var file = File.OpenRead(path);
            var vocabularies = JsonSerializer.Deserialize<T>(file, _json);
            return vocabularies is not null && hashOf(vocabularies).ToString() == hash
                ? vocabularies
                : throw new StageException(
                    $"{path} is not the vocabulary that the model beside it was trained with: its numbers would mean "
                    + "other texts. Copy the whole folder of a run, or train it again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new StageException(
                $"The vocabulary {path} cannot be read: {e.Message} Copy the whole folder of a run, or train it again.",
                e);
        }
    }
}
