using CodeIntel.Examples;
using CodeIntel.Examples.Published;

namespace CodeIntel.Tests.Examples.Published;

public class PublishedCurvesTests
{
    [Fact]
    public void There_are_104_curves_of_three_epochs_and_five_levels()
    {
        Assert.Equal(104, PublishedCurves.All.Count);
        Assert.All(PublishedCurves.All, curve =>
        {
            Assert.Equal(3, curve.Values.Count);
            Assert.All(curve.Values, values => Assert.Equal(PublishedCurves.Levels.Count, values.Count));
            Assert.Equal((1, 10), (curve.Epochs[0], curve.Epochs[1]));
            Assert.Contains(curve.Epochs[2], (int[])[20, 50]);
        });
        Assert.Equal(14, PublishedCurves.All.Count(c => c is { Noise: NoiseKind.LabelShuffle, Measure: "gini-loss" }));
    }

    [Fact]
    public void A_curve_is_named_as_in_study_files()
    {
        var curve = PublishedCurves.Of("variable-misuse", "great", NoiseKind.LabelShuffle)
            .Single(curve => curve is { Measure: "repair-accuracy", Split: Split.Train });

        Assert.Equal("Py150 repair", curve.Name);
        Assert.Equal([0.8671, 0.6589, 0.4565, 0.2767, 0.1391], curve.AtEnd);
        Assert.Equal(
            ["bleu4", "bleu4", "gini-loss"],
            PublishedCurves.Of("code-to-text", "codebert", NoiseKind.TokenMasking).Select(c => c.Measure));
        Assert.Equal(
            ["accuracy", "accuracy", "gini-loss"],
            PublishedCurves.Of("code-search", "codebert", NoiseKind.IdentityPair).Select(c => c.Measure));
    }

    [Fact]
    public void Values_outside_their_range_are_left_out()
    {
        var leakage = PublishedCurves.Of("method-name", "code2vec", NoiseKind.MethodLeakage)
            .Single(curve => curve is { Dataset: "java-top10", Measure: "f1", Split: Split.Train });

        Assert.Equal([0.9996, 1, double.NaN, double.NaN, 1], leakage.AtEnd);
        Assert.All(
            PublishedCurves.All.SelectMany(curve => curve.Values).SelectMany(values => values).Where(double.IsFinite),
            value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Zeros_that_stand_for_nothing_are_left_out_and_other_zeros_are_not()
    {
        foreach (var model in (string[])["ggnn", "transformer"])
        {
            var accuracies = PublishedCurves.Of("variable-misuse", model, NoiseKind.RepairInjection)
                .Where(curve => curve.Measure != "gini-loss").ToList();
            Assert.Equal(4, accuracies.Count);
            Assert.All(accuracies, curve => Assert.True(double.IsFinite(curve.Values[0][0])));
            Assert.All(accuracies, curve => Assert.All(curve.Values[0].Skip(1), v => Assert.Equal(double.NaN, v)));
        }

        var held = PublishedCurves.Of("variable-misuse", "ggnn", NoiseKind.RepairInjection)
            .Single(curve => curve is { Measure: "localization-accuracy", Split: Split.Test });
        Assert.Equal(0, held.AtEnd[^1]);
        // six training scores and a Gini coefficient below 0, and four zeros of each of eight curves
        Assert.Equal(7 + 32, PublishedCurves.LeftOut);
    }
}
