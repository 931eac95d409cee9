using CodeIntel.Export.Formats;

namespace CodeIntel.Export.Reading;

/// <summary>The dictionaries of code2vec (words, paths, targets) or code2seq (subtokens, nodes, targets).</summary>
public sealed record ContextCounts(
    IReadOnlyList<KeyValuePair<string, long>> Words,
    IReadOnlyList<KeyValuePair<string, long>> Paths,
    IReadOnlyList<KeyValuePair<string, long>> Targets,
    long? MaxContexts,
    long TrainingExamples)
{
    /// <summary>Reads <c>NAME.dict.c2v</c> or <c>NAME.dict.c2s</c>, told by the name.</summary>
    /// <exception cref="InvalidDataException">The file is cut or holds something else.</exception>
    public static ContextCounts Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            var isCode2seq = path.EndsWith(".c2s", StringComparison.Ordinal);
            return new(
                Pickle.ReadDictionary(stream),
                Pickle.ReadDictionary(stream),
                Pickle.ReadDictionary(stream),
                isCode2seq ? Pickle.ReadInteger(stream) : null,
                Pickle.ReadInteger(stream));
        }
        catch (Exception e) when (e is EndOfStreamException or OverflowException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is cut: {e.Message}", e);
        }
    }
}
