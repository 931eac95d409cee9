using CodeIntel.Examples;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Extracts one repository, chunk by chunk: parse all files of a chunk, compile them together (or each alone), extract
/// them, and hand them on in path order.
/// </summary>
internal sealed class RepositoryExtractor(
    ExtractOptions options,
    RepositorySnapshot repository,
    ISourceTree tree,
    IExtractionWriter writer,
    IStageProgress progress,
    int jobs)
{
    /// <summary>Without common semantics, chunks only bound what is parsed ahead.</summary>
    private const long AloneChunkBytes = 4 << 20;

    private readonly SourceOrigin _origin = new(repository.Row, repository.Url, repository.Commit);
    private readonly SourceParser _parser = new(options);
    private readonly LicenceGate _licences = new(options, repository, tree);

    /// <summary>Extracts what is not committed yet.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        var entries = tree.Entries().ToList();
        var done = writer.LastPath(repository.Row);
        writer.WriteLicences(repository.Row, _licences.Files);
        var maxBytes = options.Semantics == SemanticsMode.Source ? BindingChunks.MaxBytes : AloneChunkBytes;
        progress.Begin($"extract {repository.Url}", entries.Count, "files");
        var batch = new CommitBatch(repository.Row, writer);
        foreach (var chunk in BindingChunks.Of(entries, maxBytes, options.MaxFileBytes))
        {
            if (IsDone(chunk[^1].Path, done))
            {
                progress.Advance(chunk.Count);
                continue;
            }

            Extract(chunk, done, batch, cancellationToken);
        }

        batch.Flush();
    }

    private static bool IsDone(string path, string? done) => done is not null && string.CompareOrdinal(path, done) <= 0;

    private void Extract(List<SourceEntry> chunk, string? done, CommitBatch batch, CancellationToken cancellationToken)
    {
        var parsed = Parse(chunk, cancellationToken);
        var extractor = new FileExtractor(options, _origin, Compile(parsed));
        var waiting = parsed.SkipWhile(p => IsDone(p.Path, done)).ToList();
        progress.Advance(parsed.Count - waiting.Count);
        try
        {
            OrderedPipeline.Run(
                waiting,
                p => p.Parsed is null ? p.Dropped! : Extract(extractor, p.Parsed, cancellationToken),
                extraction =>
                {
                    batch.Add(extraction);
                    progress.Advance(1, extraction.Path);
                },
                jobs,
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            batch.Flush();
            throw;
        }
    }

    private List<Candidate> Parse(List<SourceEntry> chunk, CancellationToken cancellationToken)
    {
        var candidates = new List<Candidate>(chunk.Count);
        OrderedPipeline.Run(
            Read(chunk), r => Parse(r.Entry, r.Refused, r.Bytes), candidates.Add, jobs, cancellationToken);
        return candidates;
    }

    private IEnumerable<(SourceEntry Entry, (string, string)? Refused, byte[]? Bytes)> Read(List<SourceEntry> chunk)
    {
        foreach (var entry in chunk)
        {
            var refused = _parser.Refuse(entry);
            yield return (entry, refused, refused is null ? tree.Read(entry) : null);
        }
    }

    private Candidate Parse(SourceEntry entry, (string Reason, string Detail)? refused, byte[]? bytes)
    {
        try
        {
            var (parsed, dropped) = refused is null ? _parser.Parse(entry, bytes) : (null, refused);
            (parsed, dropped) = parsed is null ? (null, dropped) : _licences.Check(parsed);
            return new(entry.Path, parsed, dropped is { } drop ? Dropped(entry.Path, drop) : null);
        }
        catch (InsufficientExecutionStackException)
        {
            return new(entry.Path, null, Dropped(entry.Path, ("too-deep", "the parser ran out of stack")));
        }
    }

    private CSharpCompilation? Compile(List<Candidate> parsed)
    {
        var sources = parsed.Select(p => p.Parsed).OfType<ParsedSource>().ToList();
        return options.Semantics == SemanticsMode.Source
            ? CompilationRecipe.Compile(sources.Select(s => s.Tree), sources.Exists(s => s.Walk.HasGlobalUsing))
            : null;
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

    private FileExtraction Dropped(string path, (string Reason, string Detail) dropped) =>
        new(path, null, [new("file", _origin.Key(path), dropped.Reason, dropped.Detail)]);

    private sealed record Candidate(string Path, ParsedSource? Parsed, FileExtraction? Dropped);
}
