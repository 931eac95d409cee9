using System.Text;

namespace CodeIntel.Export.Reading;

/// <summary>Reads the lines of code2vec and code2seq back: a label, contexts of three parts, and blanks.</summary>
public static class ContextFile
{
    /// <summary>
    /// Label and contexts of each line; <paramref name="fields"/>: contexts and blanks of every line.
    /// </summary>
    /// <exception cref="InvalidDataException">A line has another number of fields, or a context without three
    /// parts.</exception>
    public static IEnumerable<(string Label, IReadOnlyList<string[]> Contexts)> Read(
        string path,
        int fields
    )
    {
        var number = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            var parts = line.Split(' ');
            if (parts.Length != fields + 1 || parts[0].Length == 0)
            {
                throw new InvalidDataException(
                    $"{Path.GetFileName(path)}:{number}: it has {parts.Length - 1} contexts and blanks instead of "
                        + $"{fields}."
                );
            }

            var contexts = parts
                .Skip(1)
                .TakeWhile(part => part.Length > 0)
                .Select(part => part.Split(','))
                .ToList();
            if (
                contexts.Count == 0
                || contexts.Any(context => context.Length != 3 || context.Contains(""))
            )
            {
                throw new InvalidDataException(
                    $"{Path.GetFileName(path)}:{number}: a context is not terminal,path,terminal."
                );
            }

            yield return (parts[0], contexts);
        }
    }
}
