using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform.Misuse;

/// <summary>
/// One twin of a pair: the same code reads the unit as it is and the unit with a bug, so that nothing but the bug tells
/// them apart.
/// </summary>
internal sealed class MisuseTwin
{
    private readonly FoundUnit _found;
    private readonly SyntaxNode _member;
    private int? _errors;

    /// <summary>Binds the unit.</summary>
    public MisuseTwin(FoundUnit found)
    {
        _found = found;
        Model = found.Model();
        _member = VariableUses.MemberOf(found.Declaration.Node);
        Uses = VariableUses.Of(found.Declaration.Node, Model);
    }

    /// <summary>The semantic model of the unit's file.</summary>
    public SemanticModel Model { get; }

    /// <summary>The tokens that name variables, in order.</summary>
    public List<VariableUse> Uses { get; }

    /// <summary>Number of the file's syntax errors.</summary>
    public int SyntaxErrors => _found.Errors;

    /// <summary>Number of errors that the compiler finds in the bodies of the member around the unit.</summary>
    public int Errors() => _errors ??= Model.GetMethodBodyDiagnostics(_member.Span)
        .Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Tokens, edges between tokens, and candidates.</summary>
    public TaskInput Input(ExtractOptions options)
    {
        var model = options.Semantics == SemanticsMode.None ? null : Model;
        var units = new UnitExtractor(
            new(options.Paths), _found.Declaration.Node, model, CancellationToken.None);
        var (tokens, graph) = units.Graph(_found.Declaration);
        return new()
        {
            Tokens = tokens,
            Edges = TokenGraph.Edges(graph),
            Candidates = [.. Uses.Select(use => use.Index)],
        };
    }
}
