using System.Text;
using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests;

/// <summary>Shorthands for running the stage on texts.</summary>
internal static class Extraction
{
    public static ExtractOptions Alone { get; } = new() { Semantics = SemanticsMode.None };

    public static async Task<StageReport> RunAsync(
        MemoryTree tree,
        MemoryWriter writer,
        ExtractOptions? options = null,
        int jobs = 2,
        string? buildFolder = null,
        CancellationToken cancellationToken = default)
    {
        var stage = new ExtractStage(
            options ?? new(), new MemoryRepositories(tree.Snapshot), tree, writer, new SilentProgress(), jobs,
            buildFolder);
        return await stage.RunAsync(cancellationToken);
    }

    /// <summary>Extracts one file, compiled alone.</summary>
    public static ExtractedFile File(string text, ExtractOptions? options = null, string path = "A.cs")
    {
        var parser = new SourceParser(options ?? Alone);
        var bytes = Encoding.UTF8.GetBytes(text);
        var (parsed, dropped) = parser.Parse(new(path, "0", SourceEntryKind.File, bytes.Length), bytes);
        Assert.Null(dropped);
        var extractor = new FileExtractor(
            (options ?? Alone) with { Semantics = SemanticsMode.Source }, new(1, "u", "c"), null);
        return extractor.Extract(parsed!, CancellationToken.None).File!;
    }

    /// <summary>Extracts the unit with a name.</summary>
    public static (ExtractedFile File, ExtractedUnit Unit) Unit(
        string text, string name, ExtractOptions? options = null)
    {
        var file = File(text, options);
        return (file, Assert.Single(file.Units, u => u.Name == name));
    }

    /// <summary>Everything in a form that compares by value.</summary>
    public static string Json(object value) => JsonSerializer.Serialize(value);

    /// <summary>A context as <c>start|path|end</c> with the names of node kinds.</summary>
    public static string Show(ExtractedFile file, PathContext context) =>
        $"{file.Terminals[context.Start]} {Show(file.Paths[context.Path])} {file.Terminals[context.End]}";

    /// <summary>The kinds on a path; the ancestor is in brackets.</summary>
    public static string Show(SyntaxPath path) =>
        string.Join(' ', path.Kinds.Select((k, i) => i == path.Top ? $"[{NodeKindName.Of(k)}]" : NodeKindName.Of(k)));

    /// <summary>A token as <c>text#index</c>, a node as its kind.</summary>
    public static string Node(ExtractedFile file, ExtractedUnit unit, int node) =>
        node < unit.Features.Graph.TokenCount
            ? $"{file.Vocabulary[file.Tokens[unit.FirstToken + node]].Text}#{node}"
            : NodeKindName.Of(unit.Features.Graph.NodeKinds[node - unit.Features.Graph.TokenCount]);

    /// <summary>Edges of some kinds as text.</summary>
    public static IEnumerable<string> Edges(ExtractedFile file, ExtractedUnit unit, params EdgeKind[] kinds) =>
        unit.Features.Graph.Edges.Where(e => kinds.Contains(e.Kind))
            .Select(e => $"{e.Kind} {Node(file, unit, e.From)} -> {Node(file, unit, e.To)}");
}
