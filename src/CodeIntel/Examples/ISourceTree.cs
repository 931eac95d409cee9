namespace CodeIntel.Examples;

/// <summary>
/// The files of one snapshot, read from the object database or a folder. Not thread-safe; nothing is checked out.
/// </summary>
public interface ISourceTree : IDisposable
{
    /// <summary>The entries that the include and exclude globs leave, in ordinal order of their paths.</summary>
    IEnumerable<SourceEntry> Entries();

    /// <summary>The regular files whose path is wanted, whatever the globs, in ordinal order.</summary>
    IEnumerable<SourceEntry> Find(Func<string, bool> isWanted);

    /// <summary>
    /// The entries that the globs leave out, in ordinal order of their paths; with <see cref="Entries"/>, everything.
    /// </summary>
    IEnumerable<SourceEntry> LeftOut() => [];

    /// <summary>A file's bytes, or null where they are missing or corrupt.</summary>
    byte[]? Read(SourceEntry entry);
}
