namespace CodeIntel.Export;

/// <summary>
/// A file of an export. <paramref name="Path"/>: in the folder, with <c>/</c>; <paramref name="Split"/>: train,
/// validation or test, null for a file beside the data; <paramref name="Examples"/>: 0 beside the data.
/// </summary>
public sealed record ExportedFile(string Path, string? Split, long Examples, long Bytes, string Sha256)
{
    /// <summary>Lines or rows of a data file: more than examples where twins are written; 0 beside the data.</summary>
    public long Rows { get; init; }
}
