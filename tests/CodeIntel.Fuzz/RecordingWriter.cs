using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz;

/// <summary>Hands batches on to the real table, and remembers their hash and what was dropped.</summary>
internal sealed class RecordingWriter(IExtractionWriter inner) : IExtractionWriter, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Entries read.</summary>
    public int FilesRead { get; private set; }

    /// <summary>Files kept and files dropped.</summary>
    public int FilesAccountedFor { get; private set; }

    /// <summary>Drops of files where the compiler threw.</summary>
    public List<Drop> Crashed { get; } = [];

    /// <summary>True where something from outside of the input came in.</summary>
    public bool HasSecret { get; private set; }

    /// <summary>A hash of all batches.</summary>
    public string Digest() => Convert.ToHexString(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public string? LastPath(long repositoryRow) => inner.LastPath(repositoryRow);

    /// <inheritdoc/>
    public void WriteLicences(long repositoryRow, IReadOnlyList<RepositoryLicence> files) =>
        inner.WriteLicences(repositoryRow, files);

    /// <inheritdoc/>
    public void Begin(long repositoryRow, TreeCounts counts, IReadOnlyList<BuiltProject> projects) =>
        inner.Begin(repositoryRow, counts, projects);

    /// <inheritdoc/>
    public void Commit(ExtractionBatch batch)
    {
        Write(batch);
        Commit();
    }

    /// <inheritdoc/>
    public void Commit() => inner.Commit();

    /// <inheritdoc/>
    public void Write(ExtractionBatch batch)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(batch);
        _hash.AppendData(json);
        HasSecret |= json.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Scratch.Secret)) >= 0;
        FilesRead += batch.FilesRead;
        FilesAccountedFor += batch.Files.Count + batch.Drops.Count(d => d.Unit == "file");
        Crashed.AddRange(batch.Drops.Where(d => d.Reason == "crashed"));
        inner.Write(batch);
    }

    /// <inheritdoc/>
    public ExtractionTotals Totals() => inner.Totals();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
