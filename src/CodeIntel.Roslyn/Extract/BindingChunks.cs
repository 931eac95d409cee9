using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Cuts a repository's entries into runs that are compiled together, so that memory is bounded. A repository within the
/// bound is one chunk. A larger one is cut between top-level folders, and inside a folder only where that alone exceeds
/// the bound; names defined in another chunk do not bind. A function of the entries alone, so that a resumed run cuts
/// alike.
/// </summary>
internal static class BindingChunks
{
    /// <summary>Most bytes of source that are compiled together: about 30 times as much memory.</summary>
    public const long MaxBytes = 24 << 20;

    /// <summary>The chunks, in order; entries keep their order.</summary>
    public static List<List<SourceEntry>> Of(IEnumerable<SourceEntry> entries, long maxBytes, long maxFileBytes)
    {
        var chunks = new List<List<SourceEntry>>();
        var chunk = new List<SourceEntry>();
        var chunkBytes = 0L;
        foreach (var folder in Folders(entries))
        {
            var folderBytes = folder.Sum(e => Weight(e, maxFileBytes));
            if (chunk.Count > 0 && chunkBytes + folderBytes > maxBytes)
            {
                Close();
            }

            foreach (var entry in folder)
            {
                if (chunkBytes + Weight(entry, maxFileBytes) > maxBytes && chunk.Count > 0)
                {
                    Close();
                }

                chunk.Add(entry);
                chunkBytes += Weight(entry, maxFileBytes);
            }
        }

        if (chunk.Count > 0)
        {
            Close();
        }

        return chunks;

        void Close()
        {
            chunks.Add(chunk);
            chunk = [];
            chunkBytes = 0;
        }
    }

    /// <summary>Runs of entries that share the first segment of their path.</summary>
    private static IEnumerable<List<SourceEntry>> Folders(IEnumerable<SourceEntry> entries)
    {
        var run = new List<SourceEntry>();
        foreach (var entry in entries)
        {
            if (run.Count > 0 && !TopFolder(run[0].Path).SequenceEqual(TopFolder(entry.Path)))
            {
                yield return run;
                run = [];
            }

            run.Add(entry);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>Files that will be dropped unread weigh nothing.</summary>
    private static long Weight(SourceEntry entry, long maxFileBytes) =>
        entry.Kind == SourceEntryKind.File && entry.Bytes is { } bytes && bytes <= maxFileBytes ? bytes : 0;

    private static ReadOnlySpan<char> TopFolder(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : path.AsSpan(0, slash);
    }
}
