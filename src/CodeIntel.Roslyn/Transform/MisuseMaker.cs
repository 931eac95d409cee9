using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Extract.DataFlow;
using CodeIntel.Roslyn.Transform.Misuse;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Plants one misuse of a variable in a unit (Allamanis 2018, Hellendoorn 2020): a read of a local or parameter becomes
/// the read of another one that is in scope, definitely assigned and of compatible type. The file is compiled alone,
/// and the bug adds no error of the compiler.
/// </summary>
public sealed class MisuseMaker(ExtractOptions options) : IMisuseMaker
{
    /// <summary>The refusal where the unit has no local or parameter.</summary>
    public const string NoVariable = "no-variable";

    /// <summary>The refusal where no variable could stand for another.</summary>
    public const string NoReplaceableUse = "no-replaceable-use";

    /// <summary>The refusal of units with more tokens than the longest input.</summary>
    public const string TooLong = "too-long";

    /// <summary>The refusal where a bug cannot be planted in a copy at the same use of the same variable.</summary>
    public const string BugNotFollowed = "bug-not-followed";

    private const int MaxTargets = 3;

    /// <summary>Most bugs that are compiled for a unit: nearly always the first one is good.</summary>
    private const int MaxAttempts = 12;

    private readonly SourceParser _parser = new(options);

    /// <summary>Units of one file usually follow each other; a race between threads only costs a parse.</summary>
    private volatile CleanFile? _last;

    /// <inheritdoc/>
    public MisusePair Make(EditableUnit unit, int maxTokens) =>
        With(unit, (file, found) => Make(unit, maxTokens, file, found), MisusePair.Refuse);

    /// <inheritdoc/>
    public MisusePair Copy(EditableUnit unit, string copy, MisuseLabel bug, string wrong) =>
        With(unit, (file, found) => Copy(unit, copy, bug, wrong, file, found), MisusePair.Refuse);

    /// <inheritdoc/>
    public EditableUnit? Plant(EditableUnit unit, int token, string text) => With(
        unit,
        (_, found) => found.Declaration.Node.DescendantTokens().Where(each => each.Span.Length > 0)
            .Skip(token).Take(1)
            .Select(each => unit with
            {
                FileText = unit.FileText.Remove(each.SpanStart, each.Span.Length).Insert(each.SpanStart, text),
                Span = new(unit.Span.Start, unit.Span.Length + text.Length - each.Span.Length),
            })
            .FirstOrDefault(),
        _ => null);

    /// <inheritdoc/>
    public (TaskInput Input, IReadOnlyList<int> Lines)? Read(EditableUnit unit) => With(
        unit,
        (_, found) => MemberFlow.CanBind(VariableUses.MemberOf(found.Declaration.Node)) ? Read(found) : null,
        _ => null);

    /// <summary>Does something with a unit in its file, or gives what there is for a reason instead.</summary>
    private T With<T>(
        EditableUnit unit, Func<CleanFile, FoundUnit, T> use, Func<string, T> refuse) => BigStack.Run(() =>
    {
        try
        {
            return Clean(unit.FileText) is not { } file ? refuse("too-deep")
                : FoundUnit.At(file.Tree, file.Compilation, unit.Span, unit.Kind) is not { } found ? refuse("not-found")
                : use(file, found);
        }
        catch (InsufficientExecutionStackException)
        {
            return refuse("too-deep");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // a defect of the compiler on a stranger's code costs one example
            return refuse("crashed");
        }
    });

    private (TaskInput Input, IReadOnlyList<int> Lines)? Read(FoundUnit found)
    {
        var lines = found.Declaration.Node.SyntaxTree.GetText().Lines;
        return (
            new MisuseTwin(found).Input(options),
            [.. found.Declaration.Node.DescendantTokens()
                .Where(token => token.Span.Length > 0)
                .Select(token => lines.GetLineFromPosition(token.SpanStart).LineNumber + 1)]);
    }

    private CleanFile? Clean(string text)
    {
        var file = _last is { } last && last.Text == text ? last : CleanFile.Parse(text, _parser);
        _last = file;
        return file;
    }

    private MisusePair Make(EditableUnit unit, int maxTokens, CleanFile file, FoundUnit found)
    {
        var node = found.Declaration.Node;
        if (node.DescendantTokens().Count(token => token.Span.Length > 0) > maxTokens)
        {
            return MisusePair.Refuse(TooLong);
        }

        if (!MemberFlow.CanBind(VariableUses.MemberOf(node)))
        {
            return MisusePair.Refuse(MemberFlow.NestedLambdas);
        }

        var clean = new MisuseTwin(found);
        if (clean.Uses.Count == 0)
        {
            return MisusePair.Refuse(NoVariable);
        }

        var random = SeededRandom.For("variable-misuse", unit.Id.Seed(0));
        foreach (var (place, other) in Swaps(clean, random).Take(MaxAttempts))
        {
            if (Buggy(unit, file, clean, place, other) is { } buggy)
            {
                return Pair(clean, buggy, place);
            }
        }

        return MisusePair.Refuse(NoReplaceableUse);
    }

    private MisusePair Copy(
        EditableUnit unit, string copy, MisuseLabel bug, string wrong, CleanFile file, FoundUnit found)
    {
        if (!MemberFlow.CanBind(VariableUses.MemberOf(found.Declaration.Node)))
        {
            return MisusePair.Refuse(MemberFlow.NestedLambdas);
        }

        var (tree, compilation) = file.With([new(unit.Span.Start, unit.Span.Length, copy)]);
        var copied = unit with { FileText = tree.ToString(), Span = new(unit.Span.Start, copy.Length) };
        if (FoundUnit.At(tree, compilation, copied.Span, unit.Kind) is not { } at)
        {
            return MisusePair.Refuse(BugNotFollowed);
        }

        var (original, clean) = (new MisuseTwin(found), new MisuseTwin(at));
        var place = original.Uses.FindIndex(use => use.Index == bug.Location - 1);
        var other = original.Uses.FindIndex(use => use.Token.Text == wrong);
        return place >= 0 && other >= 0 && clean.Errors() <= original.Errors()
            && CopiedUses.Of(original.Uses, clean.Uses) is { } uses
            && Buggy(copied, new(copied.FileText, tree, compilation), clean, uses[place], uses[other]) is { } buggy
                ? Pair(clean, buggy, uses[place])
                : MisusePair.Refuse(BugNotFollowed);
    }

    private MisusePair Pair(MisuseTwin clean, MisuseTwin buggy, VariableUse place) => new()
    {
        Clean = clean.Input(options),
        Buggy = buggy.Input(options),
        Label = new(place.Index + 1, [.. Targets(clean.Uses, place).Select(index => index + 1)]),
    };

    /// <summary>Places and what could stand there instead, in the order in which chance tries them.</summary>
    private static IEnumerable<(VariableUse Place, VariableUse Other)> Swaps(MisuseTwin clean, SeededRandom random)
    {
        var places = clean.Uses
            .Where(use => VariableUses.IsRead(use.Token) && Targets(clean.Uses, use).Count > 0)
            .ToArray();
        random.Shuffle<VariableUse>(places);
        var replacements = new Replacements(clean.Model, clean.Uses);
        foreach (var place in places)
        {
            var others = replacements.At(place).ToArray();
            random.Shuffle<VariableUse>(others);
            foreach (var other in others)
            {
                yield return (place, other);
            }
        }
    }

    /// <summary>The nearest other tokens of the same variable, ascending.</summary>
    private static List<int> Targets(List<VariableUse> uses, VariableUse place) =>
        [.. uses
            .Where(use => use.Index != place.Index && SymbolEqualityComparer.Default.Equals(use.Symbol, place.Symbol))
            .Select(use => use.Index)
            .OrderBy(index => Math.Abs(index - place.Index))
            .ThenBy(index => index)
            .Take(MaxTargets)
            .Order()];

    /// <summary>The unit with the bug; null where that is no program, or not the one that was meant.</summary>
    private static MisuseTwin? Buggy(
        EditableUnit unit, CleanFile file, MisuseTwin clean, VariableUse place, VariableUse other)
    {
        var text = other.Token.Text;
        var (tree, compilation) = file.With([new(place.Token.SpanStart, place.Token.Span.Length, text)]);
        var span = new CharSpan(unit.Span.Start, unit.Span.Length + text.Length - place.Token.Span.Length);
        if (FoundUnit.At(tree, compilation, span, unit.Kind) is not { } found)
        {
            return null;
        }

        var buggy = new MisuseTwin(found);
        return buggy.SyntaxErrors <= clean.SyntaxErrors
            && buggy.Uses.Select(use => use.Index).SequenceEqual(clean.Uses.Select(use => use.Index))
            && buggy.Uses.First(use => use.Index == place.Index).Symbol.Name == other.Symbol.Name
            && buggy.Errors() <= clean.Errors()
                ? buggy
                : null;
    }
}
