using CodeIntel.Examples;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>Looks planted clones up in a result, and sums them.</summary>
internal sealed class PlantScores
{
    private readonly FoundRelations _relations;
    private readonly ILookup<long, long> _blocks;
    private readonly long _lastRow;

    /// <summary>Prepares a result; rows up to <paramref name="lastRow"/> are the corpus.</summary>
    public PlantScores(LevelDuplicates found, long lastRow)
    {
        (_relations, _lastRow) = (new(found), lastRow);
        _blocks = found.Blocks.SelectMany(block => new[] { (block.First, block.Second), (block.Second, block.First) })
            .ToLookup(ends => ends.Item1, ends => ends.Item2);
    }

    /// <summary>Looks one up.</summary>
    public PlantScore Of(Plant plant)
    {
        var origin = _relations.SequenceOf(plant.Origin);
        if (plant.Mutation == CloneMutation.Block)
        {
            var partners = _blocks[_relations.SequenceOf(plant.Row)].Select(_relations.SequenceOf)
                .Where(row => row <= _lastRow).ToHashSet();
            return new(plant, partners.Contains(origin), partners.Contains(origin), 0, 0);
        }

        var family = _relations.Duplicates(plant.Origin, _lastRow);
        family.Add(origin);
        var pairs = _relations.Duplicates(plant.Row, _lastRow);
        var relation = _relations.Between(plant.Row, plant.Origin);
        return new(plant, relation is not null, relation == Expected(plant.Mutation), pairs.Count,
            pairs.Count(family.Contains));
    }

    /// <summary>Sums clones that were planted.</summary>
    public static EvaluationCell Cell(
        string kind, string truth, double? rate, IReadOnlyList<PlantScore> scores, long refused) => new()
        {
            Kind = kind,
            Truth = truth,
            Rate = rate,
            MeanActualRate = scores.Count == 0 ? 0 : scores.Average(score =>
                score.Plant.Mutation == CloneMutation.Block ? score.Plant.Rate : score.Plant.ActualRate),
            Planted = scores.Count,
            Refused = refused,
            Found = scores.LongCount(score => score.IsFound),
            FoundAsTruth = scores.LongCount(score => score.IsFoundAsTruth),
            Pairs = scores.Sum(score => (long)score.Pairs),
            TruePairs = scores.Sum(score => (long)score.TruePairs),
        };

    private static DuplicationRelation Expected(CloneMutation mutation) => mutation switch
    {
        CloneMutation.Copy => DuplicationRelation.Exact,
        CloneMutation.Layout => DuplicationRelation.Type1,
        CloneMutation.Rename or CloneMutation.Literal => DuplicationRelation.Type2,
        _ => DuplicationRelation.Near,
    };
}
