using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>
/// Makes clones of known type: proposes single steps, and applies them in random order until the wanted share of tokens
/// has changed. What it makes parses without errors, or is refused.
/// </summary>
public sealed class CodeMutator : ICodeMutator
{
    /// <summary>A clone may differ from the wanted number of changed tokens by this share of it, or 3 tokens.</summary>
    private const double Tolerance = 0.2;

    /// <inheritdoc/>
    public IReadOnlyList<Token>? Tokenize(string code) => Guard(() => MemberCode.Parse(code)?.Terms, null);

    /// <inheritdoc/>
    public MutatedCode Mutate(string code, CloneMutation mutation, double rate, ulong seed) =>
        Guard(() => Apply(code, mutation, rate, seed), Refused("crashed"));

    /// <inheritdoc/>
    public MutatedCode PlantBlock(string host, string donor, int minTokens, ulong seed) =>
        Guard(() => Plant(host, donor, minTokens, seed), Refused("crashed"));

    private static MutatedCode Apply(string code, CloneMutation mutation, double rate, ulong seed)
    {
        if (MemberCode.Parse(code) is not { } origin)
        {
            return Refused("does-not-parse");
        }

        var random = SeededRandom.For($"clone-{mutation}", seed);
        var steps = Steps(origin, mutation, random).ToArray();
        random.Shuffle<MutationStep>(steps);
        var (edits, changed) = mutation == CloneMutation.Layout
            ? ([.. steps.Take(1 + (steps.Length / 4)).SelectMany(step => step.Edits)], 0)
            : Choose(steps, rate * origin.Tokens.Count);
        return mutation == CloneMutation.Layout && edits.Count == 0 ? Refused("no-place")
            : changed < (1 - Tolerance) * rate * origin.Tokens.Count ? Refused("rate-not-reached")
            : origin.With(edits) is { } mutated ? Mutated(mutated, changed, origin)
            : Refused("does-not-parse");
    }

    private static List<MutationStep> Steps(MemberCode code, CloneMutation mutation, SeededRandom random) =>
        mutation switch
        {
            CloneMutation.Copy => [],
            CloneMutation.Layout => NameSteps.Layout(code, random),
            CloneMutation.Rename => NameSteps.Renames(code, random),
            CloneMutation.Literal => NameSteps.Literals(code, random),
            CloneMutation.PartialRename => NameSteps.PartialRenames(code, random),
            CloneMutation.Insert => StatementSteps.Inserts(code, random),
            CloneMutation.Delete => StatementSteps.Deletions(code),
            CloneMutation.Reorder => ReorderSteps.All(code),
            CloneMutation.Split => SplitSteps.All(code, random),
            CloneMutation.Mixed =>
            [
                .. NameSteps.PartialRenames(code, random), .. StatementSteps.Inserts(code, random),
                .. StatementSteps.Deletions(code), .. ReorderSteps.All(code), .. SplitSteps.All(code, random),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(mutation), mutation, "Not a mutation of one method."),
        };

    /// <summary>Takes steps that do not overlap until the wanted number of tokens has changed, and few more.</summary>
    private static (List<TextEdit> Edits, int Changed) Choose(MutationStep[] steps, double wanted)
    {
        var (edits, changed) = (new List<TextEdit>(), 0);
        foreach (var step in steps)
        {
            if (changed >= wanted)
            {
                break;
            }

            if (changed + step.Tokens <= wanted + Math.Max(3, Tolerance * wanted)
                && !step.Edits.Any(edit => edits.Exists(other => Overlap(edit, other))))
            {
                edits.AddRange(step.Edits);
                changed += step.Tokens;
            }
        }

        return (edits, changed);
    }

    private static bool Overlap(TextEdit a, TextEdit b) =>
        a.Start == b.Start || (a.Start < b.Start + b.Length && b.Start < a.Start + a.Length);

    private static MutatedCode Plant(string host, string donor, int minTokens, ulong seed)
    {
        if (MemberCode.Parse(host) is not { } into || MemberCode.Parse(donor) is not { } from)
        {
            return Refused("does-not-parse");
        }

        var random = SeededRandom.For("clone-block", seed);
        return BlockPlant.Of(into, from, minTokens, random) is not { } step ? Refused("no-block")
            : into.With(step.Edits) is { } planted ? Mutated(planted, step.Tokens, from)
            : Refused("does-not-parse");
    }

    private static MutatedCode Mutated(MemberCode code, int changed, MemberCode origin) => new()
    {
        Text = code.Text,
        Tokens = code.Terms,
        ChangedTokens = changed,
        OriginTokens = origin.Tokens.Count,
    };

    private static MutatedCode Refused(string reason) => new() { Refused = reason };

    private static T Guard<T>(Func<T> work, T failed) => BigStack.Run(() =>
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not ArgumentOutOfRangeException)
        {
            // a defect of the compiler on a stranger's code costs one clone
            return failed;
        }
    });
}
