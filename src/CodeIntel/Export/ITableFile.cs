namespace CodeIntel.Export;

/// <summary>A file of typed columns that is being written.</summary>
public interface ITableFile : IDisposable
{
    /// <summary>Appends rows: one value per column, of the column's type.</summary>
    void Write(IReadOnlyList<object?[]> rows);

    /// <summary>Writes what is left, and the footer.</summary>
    void Finish();
}
