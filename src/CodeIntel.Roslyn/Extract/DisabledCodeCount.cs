using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Counts what conditional compilation leaves out, and the symbols that would have to be defined to see it: those in
/// conditions that do not hold. A region is the text between two directives; nested conditions cut it in pieces.
/// </summary>
internal sealed class DisabledCodeCount(ParseOptions options)
{
    private readonly HashSet<string> _defined = [.. options.PreprocessorSymbolNames];
    private readonly SortedSet<string> _undefined = new(StringComparer.Ordinal);

    /// <summary>The counts so far.</summary>
    public DisabledCode Count { get; private set; }

    /// <summary>The symbols so far.</summary>
    public IReadOnlyCollection<string> Undefined => _undefined;

    /// <summary>Counts in the trivia before a token.</summary>
    public void Add(SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            if (piece.IsKind(SyntaxKind.DisabledTextTrivia))
            {
                var text = piece.ToString().AsSpan();
                var lines = text.Count('\n') + (text.EndsWith('\n') ? 0 : 1);
                Count = new(Count.Regions + 1, Count.Lines + lines, Count.Characters + text.Length);
            }
            else if (piece.HasStructure)
            {
                Add(piece.GetStructure());
            }
        }
    }

    private void Add(SyntaxNode? directive)
    {
        if (directive is DefineDirectiveTriviaSyntax { IsActive: true } define)
        {
            _defined.Add(define.Name.ValueText);
        }
        else if (directive is ConditionalDirectiveTriviaSyntax { BranchTaken: false } condition)
        {
            // conditions are bounded in depth before the text is parsed
            _undefined.UnionWith(condition.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Select(name => name.Identifier.ValueText)
                .Where(name => name.Length > 0 && !_defined.Contains(name)));
        }
    }
}
