using System.Runtime.InteropServices;
using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// One pass over a file's tree without recursion: its tokens as indices into its vocabulary, the nodes that declare
/// units, and what directives leave out. Tokens that the parser inserted (zero width) are not tokens of the file.
/// </summary>
internal sealed class FileWalk
{
    /// <summary>
    /// Deepest tree that is bound: chains (<c>a + b + …</c>, else-ifs) nest in the tree without brackets, and the
    /// compiler needs up to 10 KB of stack per level.
    /// </summary>
    public const int MaxDepth = 3_000;

    /// <summary>Indices of tokens by their kind and text, and of those whose kind is their text.</summary>
    private readonly Dictionary<string, int>[] _indices =
        [.. Enum.GetValues<TokenKind>().Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    private readonly Dictionary<int, int> _fixed = [];
    private readonly List<Token> _vocabulary = [];
    private readonly List<int> _tokens = [];
    private readonly List<int> _starts = [];
    private readonly DisabledCodeCount? _disabled;

    private FileWalk(SyntaxNode root) => _disabled = root.ContainsDirectives ? new(root.SyntaxTree.Options) : null;

    /// <summary>Distinct tokens.</summary>
    public IReadOnlyList<Token> Vocabulary => _vocabulary;

    /// <summary>All tokens, as indices into <see cref="Vocabulary"/>.</summary>
    public int[] Tokens { get; private set; } = [];

    /// <summary>Position of each token, ascending.</summary>
    public int[] Starts { get; private set; } = [];

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

    /// <summary>Walks a tree; null where it is deeper than <see cref="MaxDepth"/>.</summary>
    public static FileWalk? Over(SyntaxNode root)
    {
        var walk = new FileWalk(root);
        if (!walk.Walk(root))
        {
            return null;
        }

        walk.Tokens = [.. walk._tokens];
        walk.Starts = [.. walk._starts];
        Array.ForEach(walk._indices, i => i.Clear());
        return walk;
    }

    /// <summary>Index of the first token at or after a position.</summary>
    public int FirstTokenAt(int position)
    {
        var index = Array.BinarySearch(Starts, position);
        return index < 0 ? ~index : index;
    }

    private bool Walk(SyntaxNode root)
    {
        var stack = new ChildSyntaxList.Enumerator[64];
        var depth = 0;
        stack[0] = root.ChildNodesAndTokens().GetEnumerator();
        while (depth >= 0)
        {
            if (!stack[depth].MoveNext())
            {
                depth--;
                continue;
            }

            var child = stack[depth].Current;
            if (child.AsNode() is not { } node)
            {
                Add(child.AsToken());
                continue;
            }

            if (++depth > MaxDepth)
            {
                return false;
            }

            Add(node);
            if (depth == stack.Length)
            {
                Array.Resize(ref stack, 2 * depth);
            }

            stack[depth] = node.ChildNodesAndTokens().GetEnumerator();
        }

        return true;
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

    private void Add(SyntaxToken syntax)
    {
        if (_disabled is not null && syntax.HasStructuredTrivia)
        {
            _disabled.Add(syntax.LeadingTrivia);
        }

        if (syntax.Span.Length == 0)
        {
            return;
        }

        var text = syntax.Text;
        if (!_fixed.TryGetValue(syntax.RawKind, out var index) || !ReferenceEquals(_vocabulary[index].Text, text))
        {
            index = Index(TokenKinds.Of(syntax), text);
            if (SyntaxFacts.IsReservedKeyword(syntax.Kind()) || SyntaxFacts.IsPunctuation(syntax.Kind()))
            {
                _fixed[syntax.RawKind] = index;
            }
        }

        _tokens.Add(index);
        _starts.Add(syntax.SpanStart);
    }

    private int Index(TokenKind kind, string text)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indices[(int)kind], text, out var isKnown);
        if (!isKnown)
        {
            index = _vocabulary.Count;
            _vocabulary.Add(new(kind, text));
        }

        return index;
    }
}
