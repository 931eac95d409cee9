using System.Globalization;
using System.Text;

namespace CodeIntel.Export.Formats;

/// <summary>What code2vec and code2seq share about vocabularies.</summary>
internal static class Vocabularies
{
    /// <summary>Checks that a vocabulary has entries.</summary>
    /// <exception cref="ExportRefusedException">It has none.</exception>
    public static void RequireFilled(int count, string what)
    {
        if (count == 0)
        {
            throw new ExportRefusedException(
                $"The vocabulary of {what} is empty: no example of the training split is left. Its consumers cannot "
                    + "load that. Widen --units, --licences or --view, or split again so that train has examples.");
        }
    }

    /// <summary>Writes a histogram as <c>text count</c> lines; returns its name.</summary>
    public static string WriteHistogram(string folder, string name, List<KeyValuePair<string, long>> sorted)
    {
        using var writer = new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(false))
        {
            NewLine = "\n",
        };
        foreach (var (text, count) in sorted)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text} {count}"));
        }

        return name;
    }
}
