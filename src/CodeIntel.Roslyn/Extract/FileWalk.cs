using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// What is kept of one pass over a file's tree: its tokens as indices into its vocabulary, the nodes that declare
/// units, and what directives leave out.
/// </summary>
internal sealed class FileWalk
{
    /// <summary>
    /// Deepest tree that is bound: chains (<c>a + b + …</c>, else-ifs) nest in the tree without brackets, and the
    /// compiler needs up to 10 KB of stack per level.
    /// </summary>
    public const int MaxDepth = 3_000;

    private readonly DisabledCodeCount? _disabled;

    private FileWalk(FlatTree tree, DisabledCodeCount? disabled)
    {
        _disabled = disabled;
        Vocabulary = [.. tree.Forms.Vocabulary];
        Starts = tree.TokenStarts.ToArray();
        Tokens = new int[Starts.Length];
        for (var t = 0; t < Tokens.Length; t++)
        {
            Tokens[t] = tree.Forms[tree.TokenForms[t]].Token;
        }

        foreach (var node in tree.Nodes)
        {
            Add(node);
        }
    }

    /// <summary>Distinct tokens.</summary>
    public Token[] Vocabulary { get; }

    /// <summary>All tokens, as indices into <see cref="Vocabulary"/>.</summary>
    public int[] Tokens { get; }

    /// <summary>Position of each token, ascending.</summary>
    public int[] Starts { get; }

    /// <summary>Declarations of units of all kinds, in preorder.</summary>
    public List<SyntaxNode> Declarations { get; } = [];

    /// <summary>True where a global using stands in the file.</summary>
    public bool HasGlobalUsing { get; private set; }

    /// <summary>True where a namespace of a test framework is used.</summary>
    public bool UsesTestFramework { get; private set; }

    /// <summary>What conditional compilation leaves out.</summary>
    public DisabledCode Disabled => _disabled?.Count ?? default;

    /// <summary>Distinct symbols that conditions ask for and nothing defines, in ordinal order.</summary>
    public IReadOnlyCollection<string> UndefinedSymbols => _disabled?.Undefined ?? [];

    /// <summary>Walks a tree, which is read in place of what was; null where it is too deep.</summary>
    public static FileWalk? Over(SyntaxNode root, FlatTree? tree = null)
    {
        tree ??= new();
        var disabled = root.ContainsDirectives ? new DisabledCodeCount(root.SyntaxTree.Options) : null;
        return tree.Read(root, disabled) ? new(tree, disabled) : null;
    }

    /// <summary>Index of the first token at or after a position.</summary>
    public int FirstTokenAt(int position)
    {
        var index = Array.BinarySearch(Starts, position);
        return index < 0 ? ~index : index;
    }

    private void Add(SyntaxNode node)
    {
        if (UnitDeclaration.Declares(node))
        {
            Declarations.Add(node);
        }

        if (node is UsingDirectiveSyntax directive)
        {
            HasGlobalUsing |= directive.GlobalKeyword.RawKind != 0;
            UsesTestFramework |= TraitRules.IsTestFramework(directive.Name);
        }
    }
}
