using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract.Build;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Extracts one repository, whose files it lists and whose licences it reads when it is made, and hands its files on in
/// path order. Without semantics each file is parsed and extracted in
/// one go; with them, chunk by chunk: all files of a chunk are parsed, compiled together, and then extracted.
/// </summary>
internal sealed class RepositoryExtractor(
    ExtractOptions options,
    RepositorySnapshot repository,
    ISourceTree tree,
    IExtractionWriter writer,
    IStageProgress progress,
    int jobs,
    ThreadLocal<ExtractionBuffers> threads) : IDisposable
{
    private readonly List<SourceEntry> _entries = [.. tree.Entries()];
    private readonly List<SourceEntry> _leftOut = [.. tree.LeftOut()];
    private readonly SourceParser _parser = new(options, threads);
    private readonly LicenceGate _licences = new(options, repository, tree);
    private readonly CommitBatch _batch = new(repository.Row, writer);
    private SourceOrigin _origin = new(repository.Row, repository.Url, repository.Commit);

    /// <summary>Extracts what is not committed yet; projects are opened in a folder below the given one.</summary>
    public void Run(string? buildFolder, CancellationToken cancellationToken)
    {
        _origin = _origin with { Projects = new(_entries.Concat(_leftOut).Select(e => e.Path)) };
        var done = writer.LastPath(repository.Row);
        writer.WriteLicences(repository.Row, _licences.Files);
        progress.Begin($"extract {repository.Url}", _entries.Count, "files");
        if (_entries.Count > 0 && IsDone(_entries[^1].Path, done))
        {
            progress.Advance(_entries.Count);
            return;
        }

        using var built = options.Semantics == SemanticsMode.Build
            ? RepositoryBuild.Open(
                options.Build, tree, [.. _entries, .. _leftOut], buildFolder!, progress, cancellationToken)
            : null;
        writer.Begin(repository.Row, Count(_leftOut), built?.Report(_entries) ?? []);
        try
        {
            Extract(built, done, cancellationToken);
            _batch.Flush();
        }
        catch (OperationCanceledException)
        {
            _batch.Flush();
            throw;
        }
        finally
        {
            writer.Commit();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => tree.Dispose();

    private void Extract(RepositoryBuild? built, string? done, CancellationToken cancellationToken)
    {
        if (options.Semantics == SemanticsMode.None)
        {
            ExtractAlone(done, cancellationToken);
            return;
        }

        var maxBytes = built is null ? BindingChunks.MaxBytes : long.MaxValue;
        foreach (var chunk in BindingChunks.Of(_entries, maxBytes, options.MaxFileBytes))
        {
            if (IsDone(chunk[^1].Path, done))
            {
                progress.Advance(chunk.Count);
                continue;
            }

            ExtractChunk(chunk, built, done, cancellationToken);
        }
    }

    private static TreeCounts Count(List<SourceEntry> leftOut)
    {
        var excluded = leftOut.Count(e => e.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase));
        return new(leftOut.Count - excluded, excluded);
    }

    private static bool IsDone(string path, string? done) => done is not null && string.CompareOrdinal(path, done) <= 0;

    private void ExtractAlone(string? done, CancellationToken cancellationToken)
    {
        var waiting = _entries.SkipWhile(e => IsDone(e.Path, done)).ToList();
        progress.Advance(_entries.Count - waiting.Count);
        var extractor = new FileExtractor(options, _origin, null, threads);
        OrderedPipeline.Run(
            Read(waiting),
            r =>
            {
                var entry = Parse(r.Entry, r.Refused, r.Bytes);
                return entry.Dropped ?? Extract(extractor, entry.Parsed!, cancellationToken);
            },
            Hand,
            jobs,
            cancellationToken,
            r => r.Bytes?.Length ?? 0);
    }

    private void ExtractChunk(
        List<SourceEntry> chunk, RepositoryBuild? built, string? done, CancellationToken cancellationToken)
    {
        var parsed = new List<ParsedEntry>(chunk.Count);
        OrderedPipeline.Run(
            Read(chunk), r => Parse(r.Entry, r.Refused, r.Bytes), parsed.Add, jobs, cancellationToken,
            r => r.Bytes?.Length ?? 0);
        var sources = parsed.Where(p => p.Dropped is null).Select(p => p.Parsed!).ToList();
        var extractors = new ChunkExtractors(options, _origin, sources, built, _parser, threads);
        var waiting = parsed.SkipWhile(p => IsDone(p.Path, done)).ToList();
        progress.Advance(parsed.Count - waiting.Count);
        OrderedPipeline.Run(
            waiting,
            p => p.Dropped ?? Extract(extractors.For(p.Path), p.Parsed!, cancellationToken),
            Hand,
            jobs,
            cancellationToken,
            p => p.Parsed?.Bytes ?? 0);
    }

    private void Hand(FileExtraction extraction)
    {
        _batch.Add(extraction);
        progress.Advance(1, extraction.Path);
    }

    private IEnumerable<(SourceEntry Entry, (string, string)? Refused, byte[]? Bytes)> Read(List<SourceEntry> entries)
    {
        foreach (var entry in entries)
        {
            var refused = _parser.Refuse(entry);
            yield return (entry, refused, refused is null ? tree.Read(entry) : null);
        }
    }

    private ParsedEntry Parse(SourceEntry entry, (string Reason, string Detail)? refused, byte[]? bytes)
    {
        try
        {
            var (parsed, dropped) = refused is null ? _parser.Parse(entry, bytes) : (null, refused);
            if (parsed is { } source && dropped is null)
            {
                (parsed, dropped) = _licences.Check(source);
            }

            return new(entry.Path, parsed, dropped is { } drop ? Dropped(entry.Path, drop, parsed) : null);
        }
        catch (InsufficientExecutionStackException)
        {
            return new(entry.Path, null, Dropped(entry.Path, ("too-deep", "the parser ran out of stack")));
        }
    }

    /// <summary>
    /// The compiler is not made for hostile input: whatever it throws costs this file, never the run.
    /// </summary>
    private FileExtraction Extract(FileExtractor extractor, ParsedSource parsed, CancellationToken cancellationToken)
    {
        try
        {
            return extractor.Extract(parsed, cancellationToken);
        }
        catch (InsufficientExecutionStackException)
        {
            return Dropped(parsed.Path, ("too-deep", "the compiler ran out of stack"));
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            return Dropped(parsed.Path, ("crashed", $"{e.GetType().Name}: {e.Message}"));
        }
    }

    private FileExtraction Dropped(string path, (string Reason, string Detail) dropped, ParsedSource? parsed = null) =>
        new(path, null, [new("file", _origin.Key(path), dropped.Reason, dropped.Detail)])
        {
            UndefinedSymbols = parsed?.Walk.UndefinedSymbols ?? [],
        };

    private sealed record ParsedEntry(string Path, ParsedSource? Parsed, FileExtraction? Dropped);
}
