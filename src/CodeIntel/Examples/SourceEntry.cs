namespace CodeIntel.Examples;

/// <summary>
/// One path of a snapshot. <paramref name="Bytes"/> is null where the size cannot be known without the (missing) blob.
/// </summary>
public sealed record SourceEntry(string Path, string ObjectId, SourceEntryKind Kind, long? Bytes);
