using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Tests.Figures;

public sealed class FigureSetTests
{
    private static readonly ReportLimits _limits = new();

    [Fact]
    public void Puts_the_clean_run_into_the_panel_of_each_noise_kind_as_level_zero()
    {
        var figure = new FigureSet(SampleReport.Create(), _limits).Families.Single().Scores!;

        Assert.Equal(6, figure.Panels.Count);
        Assert.All(
            figure.Panels,
            p => Assert.Equal(["0%", "25%", "50%", "75%", "100%"], p.Series.Select(s => s.Label))
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

        Assert.Equal(["0%", "25%", "50%", "75%", "100%"], panel.Series.Select(s => s.LegendText));
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

        Assert.Equal(2, figures.Families.Count);
        Assert.Contains(figures.Drawn, f => f.Name == "training-curves-method-name-code2vec");
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

        Assert.All(family.Scores!.Panels[0].Series.SelectMany(s => s.Data), d => Assert.Equal(50, d.N));
        var panel = family.ScoreCurves!.Panels[0];
        Assert.Equal(NoiseFamily.MaxRuns, panel.Series.Count);
        Assert.Equal(5, panel.Series.Count(s => s.LegendText.Length > 0));
    }

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
