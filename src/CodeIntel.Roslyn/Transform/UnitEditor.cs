using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Transform.Equivalent;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Applies input noise to a unit in its file, and extracts the edited unit with the code that extracted the clean one.
/// The file is compiled alone: the bindings that an edit needs, locals and parameters, do not depend on other files.
/// </summary>
/// <remarks>
/// In a leaked unit the declaration and every other identifier with the unit's name stay masked as in the clean unit;
/// only the renamed tokens, known by their positions, are shown.
/// </remarks>
public sealed class UnitEditor(ExtractOptions options, DedupOptions? near = null) : IUnitEditor
{
    private readonly SourceParser _parser = new(options);
    private readonly DedupOptions _near = near ?? new();

    /// <summary>Units of one file usually follow each other; a race between threads only costs a parse.</summary>
    private volatile CleanFile? _last;

    /// <inheritdoc/>
    public EditedUnit Edit(NoiseKind kind, EditableUnit unit, ulong seed) =>
        kind == NoiseKind.MethodLeakage && unit.Kind is not (UnitKind.Method or UnitKind.LocalFunction)
            ? Refused(MethodLeakage.NoOwnName)
            : BigStack.Run(() => Apply(unit, (file, found) => Apply(kind, unit, seed, file, found)));

    /// <inheritdoc/>
    public EditedUnit Copy(DuplicateForm form, EditableUnit unit, ulong seed) =>
        BigStack.Run(() => Apply(unit, (file, found) => Copy(form, unit, seed, file, found)));

    /// <inheritdoc/>
    public EditedUnit Transform(EquivalentEdit edit, EditableUnit unit, ulong seed) =>
        BigStack.Run(() => Apply(unit, (file, found) =>
        {
            var random = SeededRandom.For($"equivalent:{KebabCase.Of(edit)}", unit.Id.Seed(seed));
            var plans = EquivalentPlans.Of(edit, new(found.Declaration, found.Model(), unit.FileText, random));
            return FirstApplied(plans, unit, file, found) ?? Refused(EquivalentPlans.NoSite);
        }));

    private EditedUnit Apply(EditableUnit unit, Func<CleanFile, FoundUnit, EditedUnit> edit)
    {
        try
        {
            return Clean(unit.FileText) is not { } file ? Refused("too-deep")
                : FoundUnit.At(file.Tree, file.Compilation, unit.Span, unit.Kind) is not { } found
                    ? Refused("not-found")
                : edit(file, found);
        }
        catch (InsufficientExecutionStackException)
        {
            return Refused("too-deep");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // a defect of the compiler on a stranger's code costs one example
            return Refused("crashed");
        }
    }

    private EditedUnit Apply(NoiseKind kind, EditableUnit unit, ulong seed, CleanFile file, FoundUnit found)
    {
        var (plans, reason) = kind switch
        {
            NoiseKind.StatementDeletion => (Deletions(unit, seed, found), StatementDeletion.NoLeaf),
            NoiseKind.MethodLeakage => (
                MethodLeakage.Plans(found.Declaration, found.Model()),
                MethodLeakage.NoVariable
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of noise that edits code."),
        };
        return FirstApplied(plans, unit, file, found) ?? Refused(reason);
    }

    private EditedUnit Copy(DuplicateForm form, EditableUnit unit, ulong seed, CleanFile file, FoundUnit found)
    {
        if (form == DuplicateForm.Gapped && GappedCopy.Refusal(found.Declaration, _near) is { } refusal)
        {
            return Refused(refusal);
        }

        var random = SeededRandom.For($"copy:{KebabCase.Of(form)}", seed);
        var (plans, reason) = form switch
        {
            DuplicateForm.Renamed => (
                RenamedCopy.Plans(found.Declaration, found.Model(), random), MethodLeakage.NoVariable),
            DuplicateForm.Gapped => (GappedCopy.Plans(found.Declaration, unit.FileText, random), GappedCopy.NoBlock),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "An exact copy needs no edit."),
        };
        return FirstApplied(plans, unit, file, found) ?? Refused(reason);
    }

    private static IEnumerable<EditPlan> Deletions(EditableUnit unit, ulong seed, FoundUnit found)
    {
        var random = SeededRandom.For("statement-deletion", unit.Id.Seed(seed));
        return StatementDeletion.Plans(found.Declaration.Node, unit.FileText, random);
    }

    private CleanFile? Clean(string text)
    {
        var file = _last is { } last && last.Text == text ? last : CleanFile.Parse(text, _parser);
        _last = file;
        return file;
    }

    private EditedUnit? FirstApplied(
        IEnumerable<EditPlan> plans, EditableUnit unit, CleanFile file, FoundUnit found) =>
        plans.Select(p => Applied(p, unit, file, found)).FirstOrDefault(e => e is not null);

    /// <summary>The edited unit, or null where the edited text has more syntax errors than the clean one.</summary>
    private EditedUnit? Applied(EditPlan plan, EditableUnit unit, CleanFile file, FoundUnit clean)
    {
        var (tree, compilation) = file.With(plan.Edits);
        var span = new CharSpan(unit.Span.Start, unit.Span.Length + plan.Edits.Sum(e => e.Shift));
        if (FoundUnit.At(tree, compilation, span, unit.Kind) is not { } edited || edited.Errors > clean.Errors)
        {
            return null;
        }

        return FileWalk.Over(edited.Declaration.Node) is not { } walk
            ? null
            : new()
            {
                Before = plan.Before,
                After = plan.After,
                Edited = Extract(edited, walk, unit.Id, plan.ShowsName ? Shown(plan.Edits) : null),
                Origins = TokenOrigins.Of(plan.Edits, clean.Declaration.Node, edited.Declaration.Node),
            };
    }

    private static HashSet<int> Shown(IReadOnlyList<TextEdit> edits)
    {
        var shown = new HashSet<int>();
        var shift = 0;
        foreach (var edit in edits)
        {
            shown.Add(edit.Start + shift);
            shift += edit.Shift;
        }

        return shown;
    }

    private ExtractedFile Extract(FoundUnit found, FileWalk walk, ExampleId id, HashSet<int>? shown)
    {
        var buffers = new ExtractionBuffers(options.Paths);
        var model = options.Semantics == SemanticsMode.None ? null : found.Model();
        var units = new UnitExtractor(buffers, found.Declaration.Node, model, CancellationToken.None);
        var (features, _) = units.Extract(found.Declaration, id.Seed(0), shown);
        return EditedFile.Of(found, walk, id, features, buffers.Tables);
    }

    private static EditedUnit Refused(string reason) => new() { Refused = reason };
}
