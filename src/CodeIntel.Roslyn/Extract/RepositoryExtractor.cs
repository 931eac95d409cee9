using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract.Build;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Extracts one repository, whose files it lists and whose licences it reads when it is made, and hands its files on in
/// path order. Without semantics files are parsed and extracted one by one, and those of several repositories in one
/// go; with semantics, chunk by chunk: all files of a chunk are parsed, compiled together, and then extracted.
/// </summary>
internal sealed class RepositoryExtractor : IDisposable
{
    private readonly ExtractOptions _options;
    private readonly RepositorySnapshot _repository;
    private readonly ISourceTree _tree;
    private readonly IExtractionWriter _writer;
    private readonly IStageProgress _progress;
    private readonly ThreadLocal<ExtractionBuffers> _threads;
    private readonly string? _done;
    private readonly List<SourceEntry> _entries;
    private readonly List<SourceEntry> _leftOut;
    private readonly SourceOrigin _origin;
    private readonly SourceParser _parser;
    private readonly FileExtractor _alone;
    private readonly LicenceGate _licences;
    private readonly CommitBatch _batch;

    /// <summary>
    /// Lists a repository's files and reads its licences; those up to the path <paramref name="done"/> are committed
    /// already.
    /// </summary>
    public RepositoryExtractor(
        ExtractOptions options,
        RepositorySnapshot repository,
        ISourceTree tree,
        IExtractionWriter writer,
        IStageProgress progress,
        ThreadLocal<ExtractionBuffers> threads,
        string? done)
    {
        (_options, _repository, _tree, _writer, _progress, _threads, _done) =
            (options, repository, tree, writer, progress, threads, done);
        _entries = [.. tree.Entries()];
        _leftOut = [.. tree.LeftOut()];
        _origin = new(repository.Row, repository.Url, repository.Commit)
        {
            Projects = new(_entries.Concat(_leftOut).Select(e => e.Path)),
        };
        _parser = new(options, threads);
        _alone = new(options, _origin, null, threads);
        _licences = new(options, repository, tree);
        _batch = new(repository.Row, writer);
    }

    /// <summary>
    /// Reads what stands for the repository itself, so that one without files has its turn too, and then its files that
    /// are not committed.
    /// </summary>
    public IEnumerable<RepositoryFile> Read() => Read(_entries.SkipWhile(IsDone)).Prepend(new(this));

    /// <summary>Parses and extracts a file without semantics; null for what stands for the repository itself.</summary>
    public FileExtraction? Extract(RepositoryFile file, CancellationToken cancellationToken)
    {
        if (file.Entry is null)
        {
            return null;
        }

        var entry = Parse(file);
        return entry.Dropped ?? Extract(_alone, entry.Parsed!, cancellationToken);
    }

    /// <summary>Begins the repository's turn, after which its files are handed over.</summary>
    public void Begin()
    {
        Announce();
        WriteCounts([]);
    }

    /// <summary>Takes a file to write.</summary>
    public void Hand(FileExtraction extraction)
    {
        _batch.Add(extraction);
        _progress.Advance(1, extraction.Path);
    }

    /// <summary>Commits what was handed over.</summary>
    public void End() => _batch.Flush();

    /// <summary>
    /// Extracts with semantics what is not committed yet, in the repository's turn; projects are opened in a folder
    /// below the given one.
    /// </summary>
    public void Run(string? buildFolder, int jobs, CancellationToken cancellationToken)
    {
        Announce();
        using var built = _options.Semantics == SemanticsMode.Build && !IsAllDone
            ? RepositoryBuild.Open(
                _options.Build, _tree, _entries, _leftOut, buildFolder!, _progress, cancellationToken)
            : null;
        WriteCounts(built?.Report(_entries) ?? []);
        var maxBytes = built is null ? BindingChunks.MaxBytes : long.MaxValue;
        foreach (var chunk in BindingChunks.Of(_entries, maxBytes, _options.MaxFileBytes))
        {
            if (!IsDone(chunk[^1]))
            {
                ExtractChunk(chunk, built, jobs, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tree.Dispose();

    private bool IsAllDone => _entries.Count > 0 && IsDone(_entries[^1]);

    private bool IsDone(SourceEntry entry) => _done is not null && string.CompareOrdinal(entry.Path, _done) <= 0;

    private void Announce()
    {
        _writer.WriteLicences(_repository.Row, _licences.Files);
        _progress.Begin($"extract {_repository.Url}", _entries.Count, "files");
        _progress.Advance(_entries.TakeWhile(IsDone).Count());
    }

    private void WriteCounts(IReadOnlyList<BuiltProject> projects)
    {
        if (!IsAllDone)
        {
            var excluded = _leftOut.Count(e => e.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase));
            _writer.Begin(_repository.Row, new(_leftOut.Count - excluded, excluded), projects);
        }
    }

    private void ExtractChunk(
        List<SourceEntry> chunk, RepositoryBuild? built, int jobs, CancellationToken cancellationToken)
    {
        var parsed = new List<ParsedEntry>(chunk.Count);
        OrderedPipeline.Run(Read(chunk), Parse, parsed.Add, jobs, cancellationToken, file => file.Weight);
        var sources = parsed.Where(p => p.Dropped is null).Select(p => p.Parsed!).ToList();
        var extractors = new ChunkExtractors(_options, _origin, sources, built, _parser, _threads);
        OrderedPipeline.Run(
            parsed.SkipWhile(p => IsDone(p.Entry)),
            p => p.Dropped ?? Extract(extractors.For(p.Entry.Path), p.Parsed!, cancellationToken),
            Hand,
            jobs,
            cancellationToken,
            p => p.Parsed?.Bytes ?? 0);
    }

    private IEnumerable<RepositoryFile> Read(IEnumerable<SourceEntry> entries)
    {
        foreach (var entry in entries)
        {
            var refused = _parser.Refuse(entry);
            yield return new(this, entry, refused, refused is null ? _tree.Read(entry) : null);
        }
    }

    private ParsedEntry Parse(RepositoryFile file)
    {
        var entry = file.Entry!;
        try
        {
            var (parsed, dropped) = file.Refused is null ? _parser.Parse(entry, file.Bytes) : (null, file.Refused);
            if (parsed is { } source && dropped is null)
            {
                (parsed, dropped) = _licences.Check(source);
            }

            return new(entry, parsed, dropped is { } drop ? Dropped(entry.Path, drop, parsed) : null);
        }
        catch (InsufficientExecutionStackException)
        {
            return new(entry, null, Dropped(entry.Path, ("too-deep", "the parser ran out of stack")));
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

    private sealed record ParsedEntry(SourceEntry Entry, ParsedSource? Parsed, FileExtraction? Dropped);
}
