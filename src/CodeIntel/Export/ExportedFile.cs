namespace CodeIntel.Export;

/// <summary>
/// A file of an export. <paramref name="Path"/>: in the folder, with <c>/</c>; <paramref name="Split"/>: train,
/// validation or test, null for a file beside the data; <paramref name="Examples"/>: lines or rows, 0 beside the data.
/// </summary>
public sealed record ExportedFile(string Path, string? Split, long Examples, long Bytes, string Sha256);
