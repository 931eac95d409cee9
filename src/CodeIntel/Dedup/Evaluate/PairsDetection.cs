using CodeIntel.Dedup.Align;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>Runs the detector of the <c>dedup</c> stage on each hand-checked pair alone.</summary>
public sealed class PairsDetection(DedupOptions options, ICodeMutator code)
{
    /// <summary>Stands for a relation where a text does not parse as one method.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Compares every pair with what a person says.</summary>
    public PairsEvaluation Run(IReadOnlyList<HandPair> pairs, CancellationToken cancellationToken) =>
        new() { Pairs = [.. pairs.Select(pair => Outcome(pair, cancellationToken))] };

    private PairOutcome Outcome(HandPair pair, CancellationToken cancellationToken)
    {
        var (first, second) = (code.Tokenize(pair.First), code.Tokenize(pair.Second));
        var alignment = PairAligner.Align(first ?? [], second ?? []);
        return new()
        {
            Id = pair.Id,
            Expected = pair.Relation,
            Found = first is null || second is null ? Unreadable : Relation(pair, first, second, cancellationToken),
            SetJaccard = alignment.SetJaccard,
            MultisetJaccard = alignment.MultisetJaccard,
            EditSimilarity = alignment.EditSimilarity,
            Edits = alignment.Summary,
            Note = pair.Note,
        };
    }

    private string Relation(
        HandPair pair, IReadOnlyList<Token> first, IReadOnlyList<Token> second, CancellationToken cancellationToken) =>
        new PairRelation(options).Of((pair.First, first), (pair.Second, second), cancellationToken) switch
        {
            "near" => "type3",
            var relation => relation,
        };
}
