using CodeIntel.Roslyn.Extract.Build;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// The extractor of each file of a chunk: with the compilation of the project that has the file, or else with the one
/// of all files of the chunk. That one is only made when a file needs it; its trees are shared, not parsed again.
/// </summary>
internal sealed class ChunkExtractors
{
    private readonly Lazy<FileExtractor> _ofSources;
    private readonly Dictionary<string, FileExtractor> _ofProjects = new(StringComparer.Ordinal);

    /// <summary>Compiles the parsed files of a chunk, and the projects that have some of them.</summary>
    public ChunkExtractors(
        ExtractOptions options, SourceOrigin origin, List<ParsedSource> sources, RepositoryBuild? built,
        SourceParser parser, ThreadLocal<ExtractionBuffers> threads)
    {
        _ofSources = new(() => new(options, origin, Compile(sources), threads));
        foreach (var (compilation, paths) in built?.Compile(sources, parser) ?? [])
        {
            var extractor = new FileExtractor(options, origin, compilation, threads);
            foreach (var path in paths)
            {
                _ofProjects.TryAdd(path, extractor);
            }
        }
    }

    /// <summary>The extractor of a file; thread-safe.</summary>
    public FileExtractor For(string path) => _ofProjects.GetValueOrDefault(path) ?? _ofSources.Value;

    private static CSharpCompilation Compile(List<ParsedSource> sources) =>
        CompilationRecipe.Compile([.. sources.Select(s => s.Tree)], sources.Exists(s => s.Walk.HasGlobalUsing));
}
