using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>A unit with what a change needs to keep its meaning: bindings, the file's text, and chance.</summary>
internal sealed record EquivalentUnit(
    UnitDeclaration Declaration, SemanticModel Model, string Text, SeededRandom Random)
{
    /// <summary>
    /// Words that are no keywords but mean something in accessors and queries, and names of what no token declares.
    /// </summary>
    private static readonly string[] _contextual = ["field", "group", "record", "value"];

    /// <summary>The declaration.</summary>
    public SyntaxNode Node => Declaration.Node;

    /// <summary>
    /// True where conditional compilation leaves out a part of the unit, whose names are unknown.
    /// </summary>
    public bool HasDisabledText => Node.ContainsDirectives
        && Node.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia));

    /// <summary>
    /// Names that stand nowhere in the file: they hide nothing that the unit mentions, in whatever scope.
    /// </summary>
    public FreshNames Names() => new(
        Declaration,
        Node.SyntaxTree.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText).Concat(_contextual),
        Random);

    /// <summary>Text of a node, without what stands around it, to be put elsewhere.</summary>
    public EditText TextOf(SyntaxNode node) => EditText.Of(node, Text);

    /// <summary>Items in an order of chance.</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        Random.Shuffle<T>(shuffled);
        return shuffled;
    }

    /// <summary>
    /// Statements that stand in a list, of a block or of a switch section, and have neighbours or could have them.
    /// </summary>
    public IEnumerable<StatementSyntax> Listed() => Node.DescendantNodes().OfType<StatementSyntax>()
        .Where(statement => statement.Parent is BlockSyntax or SwitchSectionSyntax);
}
