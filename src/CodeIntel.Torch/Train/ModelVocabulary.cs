using System.Text.Json;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Train;

/// <summary>
/// The texts behind a saved model's rows: <c>vocabulary.json</c> with terminals, paths and labels in order of their
/// numbers.
/// </summary>
internal static class ModelVocabulary
{
    private const string FileName = "vocabulary.json";

    /// <summary>Writes the file aside and renames it.</summary>
    /// <exception cref="StageException">The folder cannot be written.</exception>
    public static void Save(string folder, Dataset dataset)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = File.Create(path + ".partial"))
            {
                var (terminals, paths, labels) = (dataset.Terminals.Texts, dataset.Paths.Texts, dataset.Labels.Texts);
                JsonSerializer.Serialize(file, new { terminals, paths, labels });
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
}
