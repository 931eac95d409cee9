using CodeIntel.Dedup.Evaluate;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Align;

/// <summary>Runs the detector of the <c>dedup</c> stage on just two units.</summary>
public sealed class PairRelation(DedupOptions options)
{
    /// <summary>The closest relation (exact, type1, type2, near), or block, or none.</summary>
    public string Of((string Text, IReadOnlyList<Token> Tokens) first,
        (string Text, IReadOnlyList<Token> Tokens) second, CancellationToken cancellationToken)
    {
        var terms = new TermTable([]);
        TokenizedUnit[] units = [Unit(1, first, terms), Unit(2, second, terms)];
        var detector = new LevelDetector(options, terms.Kinds, new SilentProgress(), jobs: 1, long.MaxValue);
        var found = detector.Detect(DuplicationLevel.Method, units, units.Length, cancellationToken);
        return new FoundRelations(found).Between(1, 2) is { } relation ? KebabCase.Of(relation)
            : found.Blocks.Count > 0 ? "block"
            : "none";
    }

    private static TokenizedUnit Unit(long row, (string Text, IReadOnlyList<Token> Tokens) unit, TermTable terms) =>
        new()
        {
            Row = row,
            FileRow = row,
            RepositoryRow = row,
            TextHash = ContentHash.Of(unit.Text),
            FirstToken = 0,
            Tokens = terms.Numbers(unit.Tokens),
        };
}
