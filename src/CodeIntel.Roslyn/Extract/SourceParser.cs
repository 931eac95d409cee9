using CodeIntel.Examples;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Turns an entry and its bytes into a parsed source, or says why not.</summary>
internal sealed class SourceParser(ExtractOptions options, ThreadLocal<ExtractionBuffers>? threads = null)
{
    /// <summary>A file with more syntax errors than one per so many tokens is not C#.</summary>
    private const int TokensPerError = 10;

    private const int MaxSymbolsShown = 10;

    /// <summary>The compiler's "an expression is too long or complex to compile".</summary>
    private const string TooDeepForCompiler = "CS8078";

    private readonly CSharpParseOptions _options = CompilationRecipe.ParseOptionsOf(options);

    /// <summary>How long the parser may take for a file with deep expressions.</summary>
    internal TimeSpan Longest { get; init; } = BoundedParse.Longest;

    /// <summary>Why an entry is not even read, or null.</summary>
    public (string Reason, string Detail)? Refuse(SourceEntry entry) => entry.Kind switch
    {
        SourceEntryKind.Symlink => ("symlink", "a symbolic link, not followed"),
        SourceEntryKind.Unsafe =>
            ("unsafe-path", UnsafePath.WhyNot(entry.Path) ?? "a path that stands twice in the repository"),
        SourceEntryKind.Submodule => ("submodule", "another repository, not fetched"),
        _ when !entry.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) =>
            ("not-csharp", "the name does not end in .cs"),
        _ when entry.Bytes > options.MaxFileBytes => TooLarge(entry.Bytes.Value),
        _ => null,
    };

    /// <summary>Parses what was read; where the text as such was parsed, also a dropped file has its tree.</summary>
    public (ParsedSource? Parsed, (string Reason, string Detail)? Dropped) Parse(SourceEntry entry, byte[]? bytes)
    {
        var refused = bytes is null ? ("missing-blob", $"object {entry.ObjectId} is missing or corrupt")
            : bytes.Length > options.MaxFileBytes ? TooLarge(bytes.Length)
            : IsPointer(bytes) ? ("lfs-pointer", "a Git LFS pointer, not fetched")
            : ((string, string)?)null;
        if (refused is not null)
        {
            return (null, refused);
        }

        if (SourceDecoder.Decode(bytes) is not { } source)
        {
            return (null, ("binary", SourceDecoder.WhyNot(bytes)));
        }

        return NestingGuard.Refuse(source.Text, options.MaxNesting, out var isDeep) is { } reason
            ? (null, ("too-deep", reason))
            : ParseAdmitted(entry.Path, source, bytes!, isDeep);
    }

    /// <summary>Parses text that was admitted before; null where it nests too deeply.</summary>
    internal (SyntaxTree Tree, FileWalk Walk, int[] Errors)? ParseText(string text, string path) =>
        Walk(CSharpSyntaxTree.ParseText(SourceText.From(text), _options, path));

    private (SyntaxTree Tree, FileWalk Walk, int[] Errors)? Walk(SyntaxTree tree)
    {
        var errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Exists(e => e.Id == TooDeepForCompiler)
            || FileWalk.Over(tree.GetRoot(), threads?.Value?.File) is not { } walk
            ? null
            : (tree, walk, [.. errors.Select(e => e.Location.SourceSpan.Start).Order()]);
    }

    private (ParsedSource? Parsed, (string Reason, string Detail)? Dropped) ParseAdmitted(
        string path, DecodedSource source, byte[] bytes, bool isDeep)
    {
        var whole = isDeep
            ? BoundedParse.Parse(source.Text, _options, path, Longest)
            : CSharpSyntaxTree.ParseText(SourceText.From(source.Text), _options, path);
        if (whole is null)
        {
            return (null, ("too-deep", $"not parsed after {Longest.TotalSeconds} s"));
        }

        if (Walk(whole) is not var (tree, walk, errors))
        {
            return (null, ("too-deep", $"a syntax tree deeper than {FileWalk.MaxDepth} nodes"));
        }

        var parsed = new ParsedSource(path, ContentHash.Of(bytes), bytes.Length, source, tree, walk, errors);
        if (walk.Tokens.Length == 0)
        {
            return (parsed, walk.Disabled.Regions > 0 ? AllDisabled(walk) : ("empty", "no token"));
        }

        var isCSharp = walk.Declarations.Count > 0 && errors.Length * TokensPerError <= walk.Tokens.Length;
        return (parsed, errors.Length == 0 || isCSharp
            ? null
            : ("does-not-parse", $"{errors.Length} syntax errors in {walk.Tokens.Length} tokens"));
    }

    private static (string Reason, string Detail) AllDisabled(FileWalk walk) => (
        "all-disabled",
        $"{walk.Disabled.Lines} lines of conditional code and no other token; not defined: "
            + string.Join(", ", walk.UndefinedSymbols.Take(MaxSymbolsShown)));

    private (string Reason, string Detail) TooLarge(long bytes) =>
        ("too-large", $"{bytes} bytes; the limit is {options.MaxFileBytes}");

    private static bool IsPointer(byte[] bytes) =>
        bytes.AsSpan().StartsWith("version https://git-lfs.github.com/spec/"u8);
}
