using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Compat;

/// <summary>
/// Parses a file as the published extractor of code2seq does, with the compiler's defaults and without preprocessor
/// symbols, and extracts its methods.
/// </summary>
public sealed class CompatPathExtractor : ICompatPathExtractor
{
    private const string TooDeep = "too-deep";

    /// <summary>Documentation comments hold no terminal, so they are not parsed; the rest is the default.</summary>
    private static readonly CSharpParseOptions _parseOptions = new(documentationMode: DocumentationMode.None);

    /// <inheritdoc/>
    public CompatFile Extract(string sourceText, CompatLimits limits)
    {
        limits.Validate();
        return NestingGuard.Refuse(sourceText, limits.MaxNesting, out _) is null
            ? BigStack.Run(() => Admitted(sourceText, limits))
            : new() { Refused = TooDeep };
    }

    private static CompatFile Admitted(string sourceText, CompatLimits limits)
    {
        try
        {
            return BoundedParse.Parse(sourceText, _parseOptions, "", BoundedParse.Longest) is { } tree
                ? Extract(tree.GetRoot(), limits)
                : new() { Refused = TooDeep };
        }
        catch (InsufficientExecutionStackException)
        {
            return new() { Refused = TooDeep };
        }
    }

    private static CompatFile Extract(SyntaxNode root, CompatLimits limits)
    {
        var tables = new CompatTables();
        var extractor = new CompatMethodExtractor(limits, tables);
        var methods = new List<CompatMethod>();
        var refusals = new List<CompatRefusal>();
        foreach (var unit in root.DescendantNodes().Where(UnitDeclaration.Declares).Select(UnitDeclaration.Of))
        {
            var (method, refused) = unit is null ? default
                : unit.Node is MethodDeclarationSyntax declaration ? extractor.Extract(declaration)
                : (null, "not-a-method");
            if (method is not null)
            {
                methods.Add(method);
            }
            else if (refused is not null)
            {
                refusals.Add(new(unit!.Kind, unit.Name, new(unit.Node.SpanStart, unit.Node.Span.Length), refused));
            }
        }

        return new()
        {
            Terminals = tables.Terminals,
            Literals = [.. tables.Literals],
            Paths = tables.Paths,
            Methods = methods,
            Inexpressible = refusals,
        };
    }
}
