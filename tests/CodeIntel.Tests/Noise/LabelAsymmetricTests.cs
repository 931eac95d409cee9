using CodeIntel.Examples;
using CodeIntel.Noise;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Noise;

public sealed class LabelAsymmetricTests
{
    [Fact]
    public void A_name_goes_to_the_one_with_the_most_similar_subtokens()
    {
        Assert.Equal("set|full|name", Target("SetName", "SetName", "SetFullName", "GetCount", "Set"));
        Assert.Equal("name|get", Target("GetName", "GetName", "NameGet", "GetNames"));
    }

    [Fact]
    public void Of_equally_similar_names_the_more_frequent_one_then_the_first()
    {
        Assert.Equal("get|size", Target("GetName", "GetName", "GetCount", "GetSize", "GetSize"));
        Assert.Equal("get|count", Target("GetName", "GetName", "GetSize", "GetCount"));
    }

    [Fact]
    public void A_name_that_shares_nothing_goes_to_the_most_frequent_other()
    {
        Assert.Equal("run", Target("Parse", "Run", "Run", "Parse", "GetName"));
        Assert.Equal("parse", Target("Run", "Run", "Run", "Parse", "Parse", "GetName"));
    }

    [Fact]
    public void One_label_or_none_is_refused()
    {
        var single = new LabelAsymmetric(Named("Run", "Run"));
        var several = new LabelAsymmetric(Named("Run", "Set", "_"));

        Assert.Equal("single-label", single.Corrupt(Named("Run")[0], null, 1).Refused);
        Assert.Equal("no-label", several.Corrupt(Named("_")[0], null, 1).Refused);
    }

    [Fact]
    public void Agrees_with_a_comparison_of_all_pairs()
    {
        var random = new SeededRandom(5);
        string[] parts = ["Get", "Set", "Name", "Count", "Full", "Row", "Next", "All"];
        var names = Enumerable.Range(0, 300).Select(_ => string.Concat(
            Enumerable.Range(0, 1 + random.Next(4)).Select(_ => parts[random.Next(parts.Length)]))).ToArray();
        var counts = names.Select(Subtokens.Normalise).CountBy(label => label).ToDictionary();

        var noise = new LabelAsymmetric(Named(names));

        Assert.Equal(counts.Count, noise.Transitions.Count);
        foreach (var transition in noise.Transitions)
        {
            var best = counts.Keys.Where(other => other != transition.Label)
                .OrderByDescending(other => Jaccard(transition.Label, other))
                .ThenByDescending(other => counts[other])
                .ThenBy(other => other, StringComparer.Ordinal)
                .First();
            Assert.Equal((best, 1, counts[transition.Label]),
                (transition.NoisyLabel, transition.Probability, transition.Examples));
        }
    }

    [Fact]
    public async Task The_stage_stores_the_matrix_and_the_manifest_agrees_with_it()
    {
        var workspace = new NoiseWorkspace(["GetName", "SetName", "GetCount", "Run", "Run"]);

        await workspace.RunAsync(new NoiseOptions { Kind = NoiseKind.LabelAsymmetric });

        var matrix = workspace.Transitions[(NoiseKind.LabelAsymmetric, 1)]
            .ToDictionary(transition => transition.Label, transition => transition.NoisyLabel);
        Assert.Equal(4, matrix.Count);
        Assert.Equal(5, workspace.Manifest[(NoiseKind.LabelAsymmetric, 1)].Count);
        Assert.All(
            workspace.Manifest[(NoiseKind.LabelAsymmetric, 1)], row => Assert.Equal(matrix[row.Before], row.After));
    }

    private static double Jaccard(string first, string second)
    {
        var (a, b) = (Subtokens.Split(first).ToHashSet(), Subtokens.Split(second).ToHashSet());
        return (double)a.Intersect(b).Count() / a.Union(b).Count();
    }

    private static string Target(string name, params string[] training) =>
        new LabelAsymmetric(Named(training)).Corrupt(Named(name)[0], null, 1).After;

    private static NoiseCandidate[] Named(params string[] names) =>
        [.. names.Select((name, i) => new NoiseCandidate(i, default, name))];
}
