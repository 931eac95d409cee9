using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>
/// Plants clones of known type in a corpus, runs the detector of the <c>dedup</c> stage over both, and counts what it
/// found (mutation and injection as in Roy 2009, Svajlenko 2014, here on the corpus in hand).
/// </summary>
/// <remarks>
/// <para>Recall: the share of planted clones that the detector pairs with their origin.</para>
/// <para>Precision: the corpus has clones of its own, so only pairs of a planted clone and a distinct method of the
/// corpus are judged. Such a pair is true if the method is the origin, or a duplicate of the origin under any relation;
/// every other one counts as false, also where a reader might call it a clone: it is a lower bound.</para>
/// </remarks>
public sealed class CloneEvaluation(
    DedupOptions options, EvaluationPlan plan, IDuplicateSource source, IEvaluationSource origins, ICodeMutator mutator,
    IStageProgress progress, int jobs)
{
    private const long NearLimit = 10_000_000;

    /// <summary>Makes clones, detects, and counts.</summary>
    public PlantedEvaluation Run(CancellationToken cancellationToken)
    {
        progress.Begin("planting clones", plan.Sample, "method");
        var made = new ClonePlanter(plan, options.Blocks.MinTokens, origins, mutator, jobs)
            .Make(done => progress.Advance(done), cancellationToken);
        var corpus = source.Units(DuplicationLevel.Method).ToList();
        var lastRow = corpus.Count == 0 ? 0 : corpus[^1].Row;
        var terms = new TermTable(origins.Terms());
        var plants = made.Where(plant => plant.Code.Refused is null)
            .Select((plant, i) => plant with { Row = lastRow + 1 + i }).ToLookup(IsBlock);

        // apart, because dozens of clones of one method would make its token runs look like boilerplate
        var scores = plants.Select(group => group.Key).Order().SelectMany(blocks =>
        {
            List<TokenizedUnit> units = [.. corpus, .. plants[blocks].Select(plant => Unit(plant, terms))];
            var chosen = options with { Blocks = options.Blocks with { Enabled = blocks } };
            var found = new LevelDetector(chosen, terms.Kinds, progress, jobs, NearLimit)
                .Detect(DuplicationLevel.Method, units, units.Count, cancellationToken);
            return plants[blocks].Select(new PlantScores(found, lastRow).Of);
        });
        return Count(made, [.. scores], corpus.Count);
    }

    private static bool IsBlock(Plant plant) => plant.Mutation == CloneMutation.Block;

    private PlantedEvaluation Count(List<Plant> made, List<PlantScore> scores, long corpusUnits)
    {
        var scored = scores.ToLookup(score => (score.Plant.Mutation, score.Plant.Rate));
        var refused = made.Where(plant => plant.Code.Refused is not null)
            .CountBy(plant => (plant.Mutation, plant.Rate)).ToDictionary();
        var cells = ClonePlanter.Cells(plan.Rates).ToList();
        return new()
        {
            CorpusUnits = corpusUnits,
            Origins = made.Where(plant => !IsBlock(plant))
                .Select(plant => plant.Origin).Distinct().LongCount(),
            Cells = [.. cells.Select(cell => PlantScores.Cell(
                KebabCase.Of(cell.Mutation), Truth(cell.Mutation), cell.Rate, [.. scored[cell]],
                refused.GetValueOrDefault(cell)))],
            Types = [.. cells.GroupBy(cell => Truth(cell.Mutation)).Select(type => PlantScores.Cell(
                type.Key, type.Key, null, [.. type.SelectMany(cell => scored[cell])],
                type.Sum(cell => refused.GetValueOrDefault(cell))))],
        };
    }

    private static string Truth(CloneMutation mutation) => mutation switch
    {
        CloneMutation.Copy => "exact",
        CloneMutation.Layout => "type1",
        CloneMutation.Rename or CloneMutation.Literal => "type2",
        CloneMutation.Block => "block",
        _ => "type3",
    };

    private static TokenizedUnit Unit(Plant plant, TermTable terms) => new()
    {
        Row = plant.Row,
        FileRow = -plant.Row,
        RepositoryRow = 0,
        TextHash = ContentHash.Of(plant.Code.Text),
        FirstToken = 0,
        Tokens = terms.Numbers(plant.Code.Tokens),
    };
}
