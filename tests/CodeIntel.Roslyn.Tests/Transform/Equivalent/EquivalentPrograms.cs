using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Roslyn.Transform.Equivalent;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>Applies changes to the units of a source.</summary>
internal static class EquivalentPrograms
{
    /// <summary>All plans of a change, per outermost unit, in the order of the text.</summary>
    public static List<(string Unit, List<EditPlan> Plans)> Plans(string source, EquivalentEdit edit, ulong seed = 1)
    {
        var (tree, walk, _) = new SourceParser(new()).ParseText(source, "")!.Value;
        var model = CompilationRecipe.Compile([tree], walk.HasGlobalUsing).GetSemanticModel(tree);
        return
        [
            .. walk.Declarations.Where(IsOutermost).Select(UnitDeclaration.Of).OfType<UnitDeclaration>()
                .Select(unit => (unit.Name, EquivalentPlans.Of(
                    edit, new(unit, model, source, SeededRandom.For("test", seed))).ToList())),
        ];
    }

    /// <summary>
    /// The source changed in as many ways as the unit with the most plans has: each time one plan of every unit.
    /// </summary>
    public static IEnumerable<(string Text, int Applied)> Variants(string source, EquivalentEdit edit, ulong seed = 1)
    {
        var plans = Plans(source, edit, seed).ConvertAll(unit => unit.Plans);
        for (var turn = 0; turn < plans.Max(unit => unit.Count); turn++)
        {
            var chosen = plans.Where(unit => unit.Count > turn).Select(unit => unit[turn]).ToList();
            yield return (Apply(source, chosen.SelectMany(plan => plan.Edits)), chosen.Count);
        }
    }

    /// <summary>The text after edits.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(edit => edit.Start))
        {
            text = text.Remove(edit.Start, edit.Length).Insert(edit.Start, edit.Text.Value);
        }

        return text;
    }

    private static bool IsOutermost(SyntaxNode declaration) =>
        !declaration.Ancestors().Any(UnitDeclaration.Declares);
}
