using System.Text.Json.Serialization;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.Texts;

/// <summary>The two files of a byte-level tokenizer, kept with every run that reads with it.</summary>
internal sealed record TextVocabulary(string Vocabulary, string Merges)
{
    private ByteLevelBpe? _tokenizer;

    /// <summary>The tokenizer.</summary>
    [JsonIgnore]
    public ByteLevelBpe Tokenizer => _tokenizer ??= Load();

    /// <summary>Learns a tokenizer.</summary>
    public static TextVocabulary Train(BytePairTrainer trainer) => WithFolder(folder =>
    {
        trainer.Save(folder);
        return Read(folder);
    });

    /// <summary>Reads the tokenizer of a folder in Hugging Face's layout.</summary>
    /// <exception cref="StageException">A file is missing or malformed.</exception>
    public static TextVocabulary Read(string folder)
    {
        try
        {
            var tokenizer = ByteLevelBpe.Load(folder);
            return new(
                File.ReadAllText(Path.Combine(folder, ByteLevelBpe.VocabularyFile)),
                File.ReadAllText(Path.Combine(folder, ByteLevelBpe.MergesFile)))
            {
                _tokenizer = tokenizer,
            };
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StageException($"{e.Message} Check 'pretrained'.", e);
        }
    }

    /// <summary>Hash of both files.</summary>
    public ContentHash Hash() => ContentHash.OfParts(Vocabulary, Merges);

    /// <summary>Writes the file of a run's folder.</summary>
    /// <exception cref="StageException">The folder cannot be written.</exception>
    public void Save(string folder) => VocabularyFile.Save(folder, this);

    /// <summary>Reads the file of a run's folder.</summary>
    /// <exception cref="StageException">
    /// It is missing, damaged, or not the one that the run was trained with.
    /// </exception>
    public static TextVocabulary Load(string folder, string hash) =>
        VocabularyFile.Load<TextVocabulary>(folder, hash, vocabulary => vocabulary.Hash());

    private static T WithFolder<T>(Func<string, T> use)
    {
        var folder = Directory.CreateTempSubdirectory("codeintel-tokenizer-");
        try
        {
            return use(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ByteLevelBpe Load() => WithFolder(folder =>
    {
        File.WriteAllText(Path.Combine(folder, ByteLevelBpe.VocabularyFile), Vocabulary);
        File.WriteAllText(Path.Combine(folder, ByteLevelBpe.MergesFile), Merges);
        return ByteLevelBpe.Load(folder);
    });
}
