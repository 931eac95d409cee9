namespace CodeIntel.Studies;

/// <summary>Reads study and corpus files; every error of a file is reported at once, with its line.</summary>
public static class StudyReader
{
    /// <summary>Reads a study file.</summary>
    /// <exception cref="InvalidFileException">The file is missing or not a valid study.</exception>
    public static Study ReadStudy(string path)
    {
        var study = Read<Study>(path);
        return study.Split.List is not { } list ? study : study with
        {
            Split = study.Split with { List = Path.GetFullPath(list, Path.GetDirectoryName(Path.GetFullPath(path))!) },
        };
    }

    /// <summary>Reads a corpus file.</summary>
    /// <exception cref="InvalidFileException">The file is missing or not a valid corpus.</exception>
    public static Corpus ReadCorpus(string path) => Read<Corpus>(path);

    /// <summary>The corpus file that a study names, relative to the study file.</summary>
    public static string CorpusPath(string studyPath, Study study) =>
        Path.GetFullPath(study.Corpus, Path.GetDirectoryName(Path.GetFullPath(studyPath)) ?? ".");

    private static T Read<T>(string path)
        where T : class
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException
            or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InvalidFileException([new(path, 1, 1, "", $"cannot be read: {e.Message}")]);
        }

        var errors = new List<FileError>();
        var value = new YamlBinder(path, errors).Bind<T>(text);
        return errors.Count == 0 && value is not null
            ? value
            : throw new InvalidFileException([.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column)]);
    }
}
