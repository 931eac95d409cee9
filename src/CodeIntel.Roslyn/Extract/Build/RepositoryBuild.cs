using CodeIntel.Examples;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract.Build;

/// <summary>
/// A repository's projects as MSBuild sees them. Their sources are the same parsed trees as those of
/// <c>semantics: source</c>, with the same symbols, so that nothing but the binding differs; what a project adds are
/// its references, its own generated sources, and which files belong together.
/// </summary>
internal sealed class RepositoryBuild : IDisposable
{
    private static readonly string[] _projectEndings =
        [".csproj", ".vbproj", ".fsproj", ".vcxproj", ".shproj", ".sqlproj", ".wapproj"];

    private readonly MaterialisedTree? _tree;
    private readonly SortedDictionary<string, OpenedProject> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CSharpCompilation> _compiled = new(StringComparer.Ordinal);

    private RepositoryBuild(MaterialisedTree? tree) => _tree = tree;

    private IEnumerable<OpenedProject> Projects => _byPath.Values;

    /// <summary>
    /// Writes the tree to disk, and restores and opens its projects, in ordinal order of their paths: those with a
    /// source among the <paramref name="wanted"/> entries in their folder, and then those that they refer to.
    /// </summary>
    public static RepositoryBuild Open(
        BuildOptions options,
        ISourceTree source,
        IReadOnlyList<SourceEntry> wanted,
        IReadOnlyList<SourceEntry> leftOut,
        string folder,
        IStageProgress progress,
        CancellationToken cancellationToken)
    {
        var entries = wanted.Concat(leftOut).ToList();
        var paths = entries.Where(e => e.Kind == SourceEntryKind.File && IsProject(e.Path))
            .Select(e => e.Path).Order(StringComparer.Ordinal).ToList();
        var tree = paths.Count == 0
            ? null
            : MaterialisedTree.Write(source, entries, folder, options.MaxTreeBytes, cancellationToken);
        var build = new RepositoryBuild(tree);
        try
        {
            build.OpenWanted(paths, FoldersOf(wanted), progress, path => tree is null
                ? OpenedProject.Failed(path, "tree-too-large", $"more than {options.MaxTreeBytes} bytes")
                : Open(options, tree, path, cancellationToken));
            return build;
        }
        catch
        {
            build.Dispose();
            throw;
        }
    }

    /// <summary>What became of each project, with the number of the given files that it binds.</summary>
    public IReadOnlyList<BuiltProject> Report(IEnumerable<SourceEntry> entries)
    {
        var paths = entries.Select(e => e.Path).ToHashSet(StringComparer.Ordinal);
        return [.. Projects.Select(project => new BuiltProject(
            Relative(project.Path), Claim(project, paths).Count, project.Reason, project.Detail))];
    }

    /// <summary>
    /// Compiles the projects, those before others that refer to them. A file in several projects is bound by the first.
    /// </summary>
    public IEnumerable<(CSharpCompilation Compilation, IReadOnlyList<string> Paths)> Compile(
        IReadOnlyList<ParsedSource> sources, SourceParser parser)
    {
        var trees = sources.ToDictionary(s => s.Path, s => s.Tree, StringComparer.Ordinal);
        var unclaimed = trees.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var project in Projects.Where(p => p.Reason is null))
        {
            var claimed = Claim(project, unclaimed);
            if (claimed.Count > 0)
            {
                yield return (Compile(project, trees, parser, []), claimed);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tree?.Dispose();

    /// <summary>Projects of other languages are not opened, and so are looked at wherever they lie.</summary>
    private void OpenWanted(
        List<string> paths, HashSet<string> folders, IStageProgress progress, Func<string, OpenedProject> open)
    {
        var known = paths.ToHashSet(StringComparer.Ordinal);
        var next = new Queue<string>(paths.Where(path =>
            !path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            || folders.Contains(TestProjects.FolderOf(path))));
        while (next.TryDequeue(out var path))
        {
            if (!_byPath.ContainsKey(path))
            {
                _byPath.Add(path, open(path));
                progress.Note($"extract: project {path}: {_byPath[path].Reason ?? "opened"}");
                _byPath[path].Projects.Select(Relative).Where(known.Contains).ToList().ForEach(next.Enqueue);
            }
        }

        foreach (var path in paths.Where(path => !_byPath.ContainsKey(path)))
        {
            _byPath.Add(path, OpenedProject.Failed(path, "no-file", "no file of the corpus lies in its folder"));
        }
    }

    /// <summary>All folders that hold a source, at any depth.</summary>
    private static HashSet<string> FoldersOf(IEnumerable<SourceEntry> entries)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(e =>
            e.Kind == SourceEntryKind.File && e.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)))
        {
            for (var folder = TestProjects.FolderOf(entry.Path); folders.Add(folder) && folder.Length > 0;)
            {
                folder = TestProjects.FolderOf(folder);
            }
        }

        return folders;
    }

    private static OpenedProject Open(
        BuildOptions options, MaterialisedTree tree, string path, CancellationToken cancellationToken) =>
        new ProjectOpener(options, tree, cancellationToken)
            .OpenAsync(Path.GetFullPath(Path.Combine(tree.Root, path))).GetAwaiter().GetResult();

    private static bool IsProject(string path) =>
        Array.Exists(_projectEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private string Relative(string path) => Path.IsPathRooted(path) ? _tree?.Relative(path) ?? path : path;

    /// <summary>The paths among the given ones that are the project's; they are taken away from there.</summary>
    private List<string> Claim(OpenedProject project, HashSet<string> paths) =>
        [.. project.Documents.Select(Relative).Where(paths.Remove)];

    private CSharpCompilation Compile(
        OpenedProject project, Dictionary<string, SyntaxTree> trees, SourceParser parser, HashSet<string> open)
    {
        if (_compiled.TryGetValue(project.Path, out var known))
        {
            return known;
        }

        open.Add(project.Path);
        var sources = project.Documents.Distinct(StringComparer.Ordinal)
            .Select(document => trees.GetValueOrDefault(Relative(document)) ?? Parse(document, parser))
            .OfType<SyntaxTree>();
        // projects that refer to each other in a circle do not build; whoever makes them gets this far
        var others = Projects
            .Where(p => p.Reason is null && project.Projects.Contains(p.Path) && !open.Contains(p.Path))
            .Select(p => Compile(p, trees, parser, open).ToMetadataReference());
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(project.Path),
            sources,
            [.. project.References, .. others],
            (project.Options ?? new(OutputKind.DynamicallyLinkedLibrary))
                .WithConcurrentBuild(false).WithAllowUnsafe(true).WithCryptoKeyFile(null).WithStrongNameProvider(null));
        open.Remove(project.Path);
        _compiled[project.Path] = compilation;
        return compilation;
    }

    /// <summary>A source that is not extracted (written by the SDK, or left out by globs), for its names.</summary>
    private static SyntaxTree? Parse(string document, SourceParser parser)
    {
        var file = new FileInfo(document);
        if (!file.Exists || file.LinkTarget is not null)
        {
            return null;
        }

        var entry = new SourceEntry(document, "", SourceEntryKind.File, file.Length);
        return parser.Refuse(entry) is null
            && parser.Parse(entry, File.ReadAllBytes(document)) is { Dropped: null, Parsed: { } parsed }
            ? parsed.Tree
            : null;
    }
}
