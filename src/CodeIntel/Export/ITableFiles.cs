namespace CodeIntel.Export;

/// <summary>Writes and reads files of typed columns.</summary>
public interface ITableFiles
{
    /// <summary>Begins a file on a stream, which the caller closes.</summary>
    ITableFile Create(Stream stream, IReadOnlyList<ExportColumn> columns, ExportCompression compression);

    /// <summary>The columns of a file; JSON columns are texts.</summary>
    IReadOnlyList<ExportColumn> Columns(Stream stream);

    /// <summary>The rows of a file: one value per column, in order.</summary>
    /// <exception cref="InvalidDataException">The file is cut or damaged.</exception>
    IEnumerable<object?[]> Read(Stream stream);
}
