using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Tests.Figures;

public sealed class FigureSetTests
{
    private static readonly ReportLimits _limits = new();

    private static readonly Lazy<FigureSet> _grid = new(() => new(SampleGrid.Create(), _limits));

    [Fact]
    public void Puts_the_clean_run_into_the_panel_of_each_noise_kind_as_level_zero()
    {
        var figure = new FigureSet(SampleReport.Create(), _limits).Families.Single().Scores!;

        Assert.Equal(6, figure.Panels.Count);
        Assert.All(
            figure.Panels,
            p => Assert.Equal(["0%", "25%", "50%", "75%", "100%"], Own(p).Select(s => s.Label))
        );
    }

    [Fact]
    public void Draws_runs_that_differ_by_seed_as_their_mean_with_an_interval()
    {
        var data = SampleReport.Create();
        data = data with
        {
            Runs = [.. data.Runs, .. data.Runs.Select(r => r with { Key = r.Key with { Seed = 2 } })],
            Epochs =
            [
                .. data.Epochs,
                .. data.Epochs.Select(e => e with { Run = e.Run with { Seed = 2 }, Value = e.Value + 0.02 }),
            ],
        };

        var panel = new FigureSet(data, _limits).Families.Single().Scores!.Panels[0];

        Assert.Equal(["0%", "25%", "50%", "75%", "100%"], Own(panel).Select(s => s.LegendText));
        Assert.Equal("50%, mean of 2 seeds", panel.Series[2].Label);
        var one = data.Epochs.First(e => e.Measure == "f1" && e.Split == Split.Train && e.Run.Noise is null);
        var drawn = panel.Series[0].Data[0];
        Assert.Equal(one.Value + 0.01, drawn.Y, 9);
        // two values 0.02 apart: half = t(0.975, 1) 0.01 = 0.12706
        Assert.Equal(one.Value + 0.01 + 0.1270620, drawn.High, 6);
        Assert.Equal(2, drawn.N);
    }

    [Fact]
    public void Names_the_figures_of_several_models_apart()
    {
        var data = SampleReport.Create();
        data = data with
        {
            Runs = [.. data.Runs, data.Runs[0] with { Key = SampleReport.Clean with { Model = "code2seq" } }],
        };

        var figures = new FigureSet(data, _limits);

        Assert.Equal(
            [
                "method-name · code2vec · label-shuffle", "method-name · code2vec · statement-deletion",
                "method-name · code2vec · method-leakage", "method-name · code2seq · clean",
            ],
            figures.Families.Select(family => family.Family.Title));
        Assert.Contains(figures.Drawn, f => f.Name == "training-curves-method-name-code2vec-method-leakage");
        Assert.Contains(figures.Drawn, f => f.Name == "memorization-by-factor-method-name-code2vec");
        Assert.Equal(figures.Drawn.Count, figures.Drawn.Select(f => f.Name).Distinct().Count());
    }

    [Fact]
    public void Draws_no_more_points_than_the_limit()
    {
        var figure = new FigureSet(SampleReport.Create(), _limits with { DataMapPoints = 50 })
            .Families.Single()
            .DataMaps!;

        Assert.All(figure.Panels, p => Assert.Equal(50, p.Series.Sum(s => s.Data.Count)));
    }

    [Fact]
    public void Judges_detectors_at_the_level_nearest_to_one_half()
    {
        var figure = new FigureSet(SampleReport.Create(), _limits).Families.Single().Detectors!;

        Assert.Equal(
            ["label-shuffle · 50%", "statement-deletion · 50%", "method-leakage · 50%"],
            figure.Panels.Select(p => p.Title)
        );
    }

    [Fact]
    public void Orders_buckets_by_their_first_number()
    {
        var figure = new FigureSet(SampleReport.Create(), _limits).Families.Single().ByRelation!;

        Assert.Equal(["1", "2", "3–4", "5–8", "9–16", "17+"], figure.Panels[0].X.Categories!);
    }

    [Fact]
    public void Draws_a_symmetric_matrix_of_repositories()
    {
        var panel = new FigureSet(SampleReport.Create(), _limits).Overlaps!.Panels.Single();

        for (var i = 0; i < panel.Series.Count; i++)
        {
            Assert.All(panel.Series[i].Data, d => Assert.Equal(d.Y, panel.Series[(int)d.X].Data[i].Y));
        }
    }

    [Fact]
    public void Draws_one_clean_panel_where_there_is_no_noise()
    {
        var data = SampleReport.Create();
        data = data with { Runs = [.. data.Runs.Where(r => r.Key.Noise is null)] };

        var family = new FigureSet(data, _limits).Families.Single();

        Assert.Equal(["clean · train", "clean · test"], family.Scores!.Panels.Select(p => p.Title));
        Assert.Null(family.Detectors);
        Assert.Equal(["clean"], family.DataMaps!.Panels.Select(p => p.Title));
    }

    [Fact]
    public void Draws_a_bounded_number_of_runs_and_points_with_every_level()
    {
        var data = SampleReport.Create();
        data = data with
        {
            Runs =
            [
                .. Enumerable
                    .Range(1, 50)
                    .SelectMany(seed => data.Runs.Select(r => r with { Key = r.Key with { Seed = seed } })),
            ],
            Epochs =
            [
                .. Enumerable
                    .Range(1, 50)
                    .SelectMany(seed => data.Epochs.Select(e => e with { Run = e.Run with { Seed = seed } })),
            ],
        };

        data = data with
        {
            ScoreCurves =
            [
                .. Enumerable
                    .Range(1, 50)
                    .SelectMany(seed => data.ScoreCurves.Select(c => c with { Run = c.Run with { Seed = seed } })),
            ],
        };

        var family = new FigureSet(data, _limits).Families.Single();

        Assert.All(Own(family.Scores!.Panels[0]).SelectMany(s => s.Data), d => Assert.Equal(50, d.N));
        var panel = family.ScoreCurves!.Panels[0];
        Assert.Equal(5, panel.Series.Count);
        Assert.All(panel.Series.SelectMany(s => s.Data), d => Assert.Equal(50, d.N));
    }

    [Fact]
    public void Averages_prediction_scores_over_seeds_with_an_interval()
    {
        var panel = Family("method-name", "code2vec", NoiseKind.LabelShuffle).ScoreCurves!.Panels.Single();

        // halfway of x^1.1 and x^1.2 at one half; t(0.975, 1) = 12.7062
        var (a, b) = (Math.Pow(0.5, 1.1), Math.Pow(0.5, 1.2));
        var drawn = panel.Series[0].Data[10];
        Assert.Equal((a + b) / 2, drawn.Y, 9);
        Assert.Equal(((a + b) / 2) + (12.7062047 * (a - b) / 2), drawn.High, 6);
    }

    [Fact]
    public void Overlays_the_published_curve_at_its_fractions_of_the_training()
    {
        var panel = Family("method-name", "code2vec", NoiseKind.LabelShuffle).Scores!.Panels[0];

        var published = panel.Series.Where(s => s.Kind == SeriesKind.Published).ToArray();
        Assert.Equal(
            ["Rabin 2022, java-small · 0%", "Rabin 2022, java-small · 50%", "Rabin 2022, java-small · 100%"],
            published.Select(s => s.Label));
        Assert.Equal(["Rabin 2022, java-small", "", ""], published.Select(s => s.LegendText));
        Assert.Equal(
            [(0.2, 0.4454), (2, 0.9356), (10, 0.9524)],
            published[0].Data.Select(d => (Math.Round(d.X, 9), d.Y)));
        Assert.Equal(Own(panel)[1].Ink, published[1].Ink);
        Assert.Equal(0, panel.X.Min);
        Assert.Contains("Published: Rabin 2022, java-small · 0% 0.952", panel.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlays_no_placeholder_and_no_level_that_the_study_has_not()
    {
        var family = Family("variable-misuse", "ggnn", NoiseKind.RepairInjection);

        var published = family.Parts[0].Panels[0].Series.Where(s => s.Kind == SeriesKind.Published).ToArray();
        Assert.Equal([3, 2, 1], published.Select(s => s.Data.Count));
        var data = SampleReport.Create();
        data = data with { Runs = [.. data.Runs.Where(run => run.Key.Level is 0 or 0.25)] };
        Assert.Single(
            new FigureSet(data, _limits).Families.Single().Scores!.Panels[0].Series,
            s => s.Kind == SeriesKind.Published);
    }

    [Fact]
    public void Draws_the_scores_that_the_task_has()
    {
        var misuse = Family("variable-misuse", "great", NoiseKind.LabelShuffle);
        var search = Family("code-search", "codebert", NoiseKind.IdentityPair);

        Assert.Equal(
            "Accuracy over training, by noise level (variable-misuse, great, label-shuffle)", misuse.Scores!.Title);
        Assert.Equal(
            ["Localization accuracy over training (variable-misuse, great, label-shuffle)",
                "Repair accuracy over training (variable-misuse, great, label-shuffle)"],
            misuse.Parts.Select(figure => figure.Title));
        Assert.Contains("of the summed loss", misuse.Gini!.Caption, StringComparison.Ordinal);
        Assert.Equal(("accuracy", "accuracy on train"), (search.Scores!.YName, search.Scores.Panels[0].Y.Title));
        Assert.Empty(search.Parts);
        Assert.Equal("bleu4", Family("code-to-text", "codebert", NoiseKind.TokenMasking).Scores!.YName);
    }

    [Fact]
    public void Draws_critical_samples_over_epochs_and_by_edit_with_intervals_over_seeds()
    {
        var family = Family("method-name", "code2seq", NoiseKind.LabelShuffle);

        var curve = family.Csr!.Panels.Single();
        Assert.Equal(10, Own(curve)[0].Data.Count);
        Assert.All(Own(curve).SelectMany(s => s.Data), d => Assert.True(d.HasInterval));
        Assert.Equal(3, curve.Series.Count(s => s.Kind == SeriesKind.Published));
        var edits = family.CsrEdits!.Panels.Single();
        Assert.Equal(
            ["boolean-exchange", "log-statement", "loop-exchange", "statement-swap", "try-catch", "variable-rename"],
            edits.X.Categories!);
        Assert.All(edits.Series.SelectMany(s => s.Data), d => Assert.True(d.HasInterval));
        Assert.Null(new FigureSet(SampleReport.Create(), _limits).Families.Single().Csr);
    }

    [Fact]
    public void Figures_without_noise_stand_with_the_first_family_of_a_model_only()
    {
        var figures = _grid.Value;

        Assert.Equal(16, figures.Families.Count);
        Assert.Equal(
            7, figures.Drawn.Count(f => f.Name.StartsWith("memorization-by-factor", StringComparison.Ordinal)));
        Assert.Equal(figures.Drawn.Count, figures.Drawn.Select(f => f.Name).Distinct().Count());
    }

    private static FamilyFigures Family(string task, string model, NoiseKind noise) =>
        _grid.Value.Families.Single(figures =>
            figures.Family.Task == task && figures.Family.Model == model && figures.Family.Noises[0].Kind == noise);

    private static Series[] Own(Panel panel) => [.. panel.Series.Where(s => s.Kind != SeriesKind.Published)];

    [Fact]
    public void Thins_evenly_and_keeps_both_ends()
    {
        var thin = Thinning.Of([.. Enumerable.Range(0, 1_001)], 11);

        Assert.Equal(Enumerable.Range(0, 11).Select(i => i * 100), thin);
        Assert.Equal([1, 2, 3], Thinning.Of([1, 2, 3], 3));
    }

    [Fact]
    public void Tells_repositories_of_one_name_apart()
    {
        var data = SampleReport.Create();
        string[] urls = ["https://example.org/a/lib", "https://example.org/b/lib", "https://example.org/b/other"];
        data = data with
        {
            Repositories = [.. urls.Select(u => data.Repositories[0] with { Url = u })],
            RepositoryOverlaps = [new(urls[0], urls[1], 3), new(urls[1], urls[2], 2)],
        };

        var names = new FigureSet(data, _limits).Overlaps!.Panels.Single().X.Categories!;

        Assert.Equal(["b/lib", "a/lib", "other"], names);
    }
}
