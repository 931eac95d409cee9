using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>Decodes the blobs of an <see cref="IExportSource"/>. Safe to call from any thread.</summary>
public interface IExportCodec
{
    /// <summary>A text.</summary>
    string Text(byte[] bytes);

    /// <summary>Rows of <see cref="ExportTables.Terms"/>.</summary>
    int[] Tokens(byte[] bytes, int count);

    /// <summary>Path contexts with rows of the tables of terminals and paths.</summary>
    PathContext[] Contexts(byte[] bytes);

    /// <summary>What a model reads of an example of a task; <paramref name="terms"/>: texts by row.</summary>
    TaskInput TaskInput(byte[] bytes, IReadOnlyList<string> terms);

    /// <summary>A graph whose kinds are rows of the table of node kinds.</summary>
    ProgramGraph Graph(byte[] bytes);
}
