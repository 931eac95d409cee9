using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CodeIntel.Roslyn.Transform;

/// <summary>A file as it was before edits, compiled alone.</summary>
internal sealed record CleanFile(string Text, SyntaxTree Tree, CSharpCompilation Compilation)
{
    /// <summary>Parses a file; null where it nests too deeply to be compiled.</summary>
    public static CleanFile? Parse(string text, SourceParser parser) =>
        parser.ParseText(text, "") is var (tree, walk, _)
            ? new(text, tree, CompilationRecipe.Compile([tree], walk.HasGlobalUsing))
            : null;

    /// <summary>
    /// The file after edits: what they leave alone is not parsed again, and the framework's symbols are shared.
    /// </summary>
    public (SyntaxTree Tree, CSharpCompilation Compilation) With(IEnumerable<TextEdit> edits)
    {
        var changes = edits.Select(e => new TextChange(new(e.Start, e.Length), e.Text.Value));
        var tree = Tree.WithChangedText(Tree.GetText().WithChanges(changes));
        return (tree, Compilation.ReplaceSyntaxTree(Tree, tree));
    }
}
