using CodeIntel.Examples;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>Makes the clones of a plan out of the methods of a corpus.</summary>
internal sealed class ClonePlanter(
    EvaluationPlan plan, int blockTokens, IEvaluationSource source, ICodeMutator mutator, int jobs)
{
    /// <summary>Block origins have several blocks to choose from, and their hosts are at least that large.</summary>
    private const int BlockTimes = 2;

    private static readonly CloneMutation[] _unedited = [CloneMutation.Copy, CloneMutation.Layout];

    private static readonly CloneMutation[] _edited =
    [
        CloneMutation.Rename, CloneMutation.Literal, CloneMutation.PartialRename, CloneMutation.Insert,
        CloneMutation.Delete, CloneMutation.Reorder, CloneMutation.Split, CloneMutation.Mixed,
    ];

    /// <summary>The kinds with the rates at which they are planted.</summary>
    public static IEnumerable<(CloneMutation Mutation, double Rate)> Cells(IEnumerable<double> rates)
    {
        var distinct = rates.Distinct().Order().ToList();
        var unedited = distinct.Contains(0) ? _unedited.Select(mutation => (mutation, 0.0)) : [];
        return unedited
            .Concat(from mutation in _edited from rate in distinct where rate > 0 select (mutation, rate))
            .Concat(distinct.Select(rate => (CloneMutation.Block, rate)));
    }

    /// <summary>
    /// The clones of every sampled method, refused ones included, in an order that does not depend on threads.
    /// </summary>
    public List<Plant> Make(Action<long> advance, CancellationToken cancellationToken)
    {
        var origins = Sample(plan.MinOriginTokens, "origins");
        var donors = Sample(Math.Max(plan.MinOriginTokens, BlockTimes * blockTokens), "donors");
        var hosts = Sample(Math.Max(plan.MinOriginTokens, BlockTimes * blockTokens), "hosts");
        var cells = Cells(plan.Rates).ToList();
        var count = Math.Max(origins.Count, donors.Count);
        var made = new List<Plant>[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        Parallel.For(0, count, options, i =>
        {
            made[i] =
            [
                .. i < origins.Count
                    ? cells.Where(cell => cell.Mutation != CloneMutation.Block).Select(cell => Make(origins[i], cell))
                    : [],
                .. i < donors.Count
                    ? cells.Where(cell => cell.Mutation == CloneMutation.Block)
                        .Select(cell => MakeBlock(donors[i], hosts[i], cell.Rate))
                    : [],
            ];
            advance(1);
        });
        return [.. made.SelectMany(plants => plants)];
    }

    private List<(long Row, ExampleId Id)> Sample(int minTokens, string purpose)
    {
        var all = source.Origins(minTokens, plan.MaxOriginTokens).ToArray();
        SeededRandom.For($"evaluate-{purpose}", plan.Seed).Shuffle<(long Row, ExampleId Id)>(all);
        return [.. all.Take(plan.Sample)];
    }

    private Plant Make((long Row, ExampleId Id) origin, (CloneMutation Mutation, double Rate) cell) =>
        new(cell.Mutation, cell.Rate, origin.Row, mutator.Mutate(
            source.ReadCode(origin.Row), cell.Mutation, cell.Rate, Seed(origin.Id, cell.Rate)));

    private Plant MakeBlock((long Row, ExampleId Id) donor, (long Row, ExampleId Id) host, double rate)
    {
        var seed = Seed(donor.Id, rate);
        var changed = mutator.Mutate(source.ReadCode(donor.Row), CloneMutation.PartialRename, rate, seed);
        var code = changed.Refused is not null ? changed
            : donor.Row == host.Row ? new() { Refused = "no-block" }
            : mutator.PlantBlock(source.ReadCode(host.Row), changed.Text, blockTokens, seed);
        return new(CloneMutation.Block, rate, donor.Row, code);
    }

    private ulong Seed(ExampleId id, double rate) => id.Seed(plan.Seed ^ (ulong)Math.Round(rate * 1000));
}
