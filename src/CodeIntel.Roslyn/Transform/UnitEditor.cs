using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Applies input noise to a unit in its file, and extracts the edited unit with the code that extracted the clean one.
/// The file is compiled alone: the bindings that an edit needs, locals and parameters, do not depend on other files.
/// </summary>
/// <remarks>
/// In a leaked unit the declaration and every other identifier with the unit's name stay masked as in the clean unit;
/// only the renamed tokens, known by their positions, are shown.
/// </remarks>
public sealed class UnitEditor(ExtractOptions options) : IUnitEditor
{
    /// <inheritdoc/>
    public EditedUnit Edit(NoiseKind kind, EditableUnit unit, ulong seed) =>
        BigStack.Run(() => Apply(kind, unit, seed));

    private EditedUnit Apply(NoiseKind kind, EditableUnit unit, ulong seed)
    {
        try
        {
            return kind switch
            {
                NoiseKind.StatementDeletion => Delete(unit, seed),
                NoiseKind.MethodLeakage => Leak(unit),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of noise that edits code."),
            };
        }
        catch (InsufficientExecutionStackException)
        {
            return Refused("too-deep");
        }
    }

    private EditedUnit Delete(EditableUnit unit, ulong seed)
    {
        if (Find(unit.FileText, unit.Span, unit.Kind) is not { } clean)
        {
            return Refused("not-found");
        }

        var random = SeededRandom.For("statement-deletion", unit.Id.Seed(seed));
        foreach (var plan in StatementDeletion.Plans(clean.Declaration.Node, unit.FileText, random))
        {
            if (Applied(plan, unit, clean) is { } edited)
            {
                return edited;
            }
        }

        return Refused(StatementDeletion.NoLeaf);
    }

    private EditedUnit Leak(EditableUnit unit)
    {
        if (unit.Kind is not (UnitKind.Method or UnitKind.LocalFunction))
        {
            return Refused(MethodLeakage.NoOwnName);
        }

        if (Find(unit.FileText, unit.Span, unit.Kind) is not { } clean)
        {
            return Refused("not-found");
        }

        var plan = MethodLeakage.Plan(clean.Declaration, Model(clean));
        return plan is null
            ? Refused(MethodLeakage.NoVariable)
            : Applied(plan, unit, clean) ?? Refused("does-not-parse");
    }

    /// <summary>The edited unit, or null where the edited text has other syntax errors than the clean one.</summary>
    private EditedUnit? Applied(EditPlan plan, EditableUnit unit, FoundUnit clean)
    {
        var text = TextEdit.Apply(unit.FileText, plan.Edits);
        var span = new CharSpan(unit.Span.Start, unit.Span.Length + text.Length - unit.FileText.Length);
        if (Find(text, span, unit.Kind) is not { } edited || edited.Errors.Length > clean.Errors.Length)
        {
            return null;
        }

        return new()
        {
            Before = plan.Before,
            After = plan.After,
            Edited = Extract(edited, unit.Id, plan.ShowsName ? Shown(plan.Edits) : null),
        };
    }

    private static HashSet<int> Shown(IReadOnlyList<TextEdit> edits)
    {
        var shown = new HashSet<int>();
        var shift = 0;
        foreach (var edit in edits)
        {
            shown.Add(edit.Start + shift);
            shift += edit.Text.Length - edit.Length;
        }

        return shown;
    }

    private ExtractedFile Extract(FoundUnit found, ExampleId id, HashSet<int>? shown)
    {
        var tables = new FileTables();
        var units = new UnitExtractor(options.Paths, Model(found), tables, CancellationToken.None);
        var (features, _) = units.Extract(found.Declaration, id.Seed(0), shown);
        return EditedFile.Of(found, id, features, tables);
    }

    private static SemanticModel Model(FoundUnit found) =>
        CompilationRecipe.Compile([found.Tree], found.Walk.HasGlobalUsing).GetSemanticModel(found.Tree);

    private static FoundUnit? Find(string text, CharSpan span, UnitKind kind)
    {
        if (SourceParser.Parse(text, "") is not var (tree, walk, errors))
        {
            return null;
        }

        var unit = walk.Declarations.Select(UnitDeclaration.Of).FirstOrDefault(d =>
            d is not null && d.Kind == kind && d.Node.SpanStart == span.Start && d.Node.Span.Length == span.Length);
        return unit is null ? null : new(tree, walk, errors, unit);
    }

    private static EditedUnit Refused(string reason) => new() { Refused = reason };
}
