using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>One method that parses without errors, inside of a class that is not part of it.</summary>
internal sealed class MemberCode
{
    private const string Before = "class C\n{\n";
    private const string After = "\n}\n";
    private const int MaxNesting = 200;

    private readonly string _whole;

    private MemberCode(string whole, MemberDeclarationSyntax node)
    {
        _whole = whole;
        Node = node;
        Tokens = [.. node.DescendantTokens().Where(token => token.Span.Length > 0)];
    }

    /// <summary>The declaration; positions count from the enclosing class.</summary>
    public MemberDeclarationSyntax Node { get; }

    /// <summary>The tokens, in order.</summary>
    public IReadOnlyList<SyntaxToken> Tokens { get; }

    /// <summary>The tokens as a duplicate detector sees them.</summary>
    public IReadOnlyList<Token> Terms => [.. Tokens.Select(token => new Token(TokenKinds.Of(token), token.Text))];

    /// <summary>The method's text.</summary>
    public string Text => _whole[Before.Length..^After.Length];

    /// <summary>Parses a method; null where it is no single member, has errors, or nests too deeply.</summary>
    public static MemberCode? Parse(string code)
    {
        var whole = Before + code + After;
        return NestingGuard.Refuse(whole, MaxNesting, out _) is null
            && new SourceParser(new()).ParseText(whole, "") is var (tree, _, errors)
            && errors.Length == 0
            && tree.GetRoot() is CompilationUnitSyntax { Members: [ClassDeclarationSyntax { Members: [var member] }] }
            && member is BaseMethodDeclarationSyntax
            ? new(whole, member)
            : null;
    }

    /// <summary>The method after edits, which do not overlap.</summary>
    public MemberCode? With(IEnumerable<TextEdit> edits)
    {
        var text = _whole;
        foreach (var edit in edits.OrderByDescending(edit => edit.Start))
        {
            text = text.Remove(edit.Start, edit.Length).Insert(edit.Start, edit.Text.Value);
        }

        return Parse(text[Before.Length..^After.Length]);
    }

    /// <summary>The text of a node without the trivia around it.</summary>
    public string TextOf(SyntaxNode node) => _whole.Substring(node.SpanStart, node.Span.Length);

    /// <summary>Number of a node's tokens.</summary>
    public static int Count(SyntaxNode node) => node.DescendantTokens().Count(token => token.Span.Length > 0);

    /// <summary>The lists of statements that stand one after the other in blocks, outermost first.</summary>
    public IEnumerable<SyntaxList<StatementSyntax>> Blocks() =>
        Node.DescendantNodes().OfType<BlockSyntax>().Select(block => block.Statements);
}
