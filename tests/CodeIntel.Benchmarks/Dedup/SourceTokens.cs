using System.IO.Compression;
using System.Text.Json;
using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Benchmarks.Dedup;

/// <summary>
/// Tokens of files or methods as a source of the detector, from a folder of C# or from JSON lines of
/// <c>{"filename": …, "tokens": […]}</c>, the format of near-duplicate-code-detector.
/// </summary>
internal sealed class SourceTokens : IDuplicateSource
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<TokenKind> _kinds = [];
    private readonly List<string> _texts = [];
    private readonly List<TokenizedUnit> _files = [];
    private readonly List<TokenizedUnit> _methods = [];

    /// <summary>Names of the files, by row − 1.</summary>
    public List<string> Names { get; } = [];

    public static SourceTokens Of(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal) ? ReadLines(path) : ReadFolder(path);

    public IReadOnlyList<TokenKind> TermKinds() => _kinds;

    public long Count(DuplicationLevel level) => Level(level).Count;

    public IEnumerable<TokenizedUnit> Units(DuplicationLevel level) => Level(level);

    public void WriteLines(string path)
    {
        using var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        using var writer = new StreamWriter(stream);
        foreach (var (index, file) in _files.Index())
        {
            var tokens = file.Tokens.ToArray().Select(term => _texts[term]);
            writer.WriteLine(JsonSerializer.Serialize(new { filename = Names[index], tokens }));
        }
    }

    private static SourceTokens ReadLines(string path)
    {
        var source = new SourceTokens();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var entry = JsonDocument.Parse(line);
            var tokens = entry.RootElement.GetProperty("tokens").EnumerateArray()
                .Select(token => source.Term(token.GetString()!, TokenKind.Punctuation)).ToArray();
            source.AddFile(entry.RootElement.GetProperty("filename").GetString()!, tokens);
        }

        return source;
    }

    private static SourceTokens ReadFolder(string folder)
    {
        var source = new SourceTokens();
        var paths = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (new SourceParser(new()).ParseText(File.ReadAllText(path), path) is not var (_, walk, _))
            {
                continue;
            }

            var terms = walk.Vocabulary.Select(token => source.Term(token.Text, token.Kind)).ToArray();
            var tokens = walk.Tokens.Select(index => terms[index]).ToArray();
            source.AddFile(Path.GetRelativePath(folder, path), tokens);
            foreach (var declaration in walk.Declarations)
            {
                var first = walk.FirstTokenAt(declaration.SpanStart);
                var end = walk.FirstTokenAt(declaration.Span.End);
                source.AddMethod(first, tokens.AsMemory(first, end - first));
            }
        }

        return source;
    }

    private static ContentHash Hash(ReadOnlyMemory<int> tokens) =>
        ContentHash.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes(tokens.Span));

    private List<TokenizedUnit> Level(DuplicationLevel level) =>
        level == DuplicationLevel.File ? _files : _methods;

    // the peer knows texts only: a text is one term, of the kind it is seen with first
    private int Term(string text, TokenKind kind)
    {
        if (!_terms.TryGetValue(text, out var term))
        {
            term = _texts.Count;
            _terms.Add(text, term);
            _texts.Add(text);
            _kinds.Add(kind);
        }

        return term;
    }

    private void AddFile(string name, int[] tokens)
    {
        Names.Add(name);
        _files.Add(Unit(Names.Count, Names.Count, 0, tokens));
    }

    private void AddMethod(int first, ReadOnlyMemory<int> tokens) =>
        _methods.Add(Unit(_methods.Count + 1, Names.Count, first, tokens));

    private static TokenizedUnit Unit(long row, long file, int first, ReadOnlyMemory<int> tokens) => new()
    {
        Row = row,
        FileRow = file,
        RepositoryRow = 1,
        TextHash = Hash(tokens),
        FirstToken = first,
        Tokens = tokens,
    };
}
