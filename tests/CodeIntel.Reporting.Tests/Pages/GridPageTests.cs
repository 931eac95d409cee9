using System.Xml.Linq;
using CodeIntel.Examples;
using CodeIntel.Reporting.Figures;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Tests.Pages;

/// <summary>The page of a study of all tasks, models and kinds of noise.</summary>
public sealed class GridPageTests
{
    private static readonly Lazy<XDocument> _grid = new(() => Page(SampleGrid.Create()));

    [Fact]
    public void Sets_the_study_beside_the_published_values_of_the_last_epoch()
    {
        var table = Section(_grid.Value, "published").Descendants("table")
            .First(t => t.Value.Contains("java-med", StringComparison.Ordinal));
        var rows = table.Descendants("tr").Select(r => r.Elements().Select(c => c.Value).ToArray()).ToArray();
        Assert.Equal(["measure", "split", "from", "0%", "50%", "100%", "n"], rows[0]);
        var own = rows.Single(r => r[0] == "F1" && r[1] == "train");
        Assert.StartsWith("this study", own[2], StringComparison.Ordinal);
        // mean of two seeds 0.01 apart: half = 12.7062 * 0.005
        var end = (0.95 * (1 - Math.Exp(-5))) + 0.015;
        Assert.Equal($"{end:0.000} [{end - 0.063531:0.000}, {end + 0.063531:0.000}]", own[3]);
        Assert.Equal("1,204", own[^1]);
        Assert.Contains(rows, r => r is ["", "", "Rabin 2022, java-small", "0.952", "0.816", "0.826", ""]);
    }

    [Fact]
    public void Judges_each_published_trend_and_says_what_is_missing()
    {
        var heads = Section(_grid.Value, "published").Elements("h4").Select(h => h.Value)
            .Where(h => h.Contains(": ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "Shuffled label fit: holds in 7 of 10 cases", "Gini under label noise: holds (7 of 7)",
                "Gini under shortcuts: does not hold (0 of 6)", "Statement deletion effect: does not hold (0 of 2)",
                "Late memorization: holds (7 of 7)", "Csr under label noise: holds (2 of 2)",
            ],
            heads);
        Assert.Contains("10 of 14 published curves", Section(_grid.Value, "published").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Published:", _grid.Value.Descendants("header").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_study_which_was_not_cross_referenced_is_not_judged()
    {
        var few = Section(Page(SampleReport.Few()), "published");

        Assert.Equal(6, few.Elements("h4").Count(h => h.Value.EndsWith(": not judged", StringComparison.Ordinal)));
        Assert.Contains("java-small", few.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Folds_the_parts_of_a_large_grid_and_lists_them()
    {
        var training = Section(_grid.Value, "training");
        var folds = training.Elements("details").ToArray();
        Assert.Equal(16, folds.Length);
        Assert.Single(folds, fold => fold.Attribute("open") is not null);
        Assert.Equal(
            folds.Select(fold => "#" + (string?)fold.Attribute("id")),
            training.Elements("ul").Single().Descendants("a").Select(a => (string?)a.Attribute("href")));
        var runs = Section(_grid.Value, "runs");
        Assert.Equal(
            ["method-name", "variable-misuse", "code-to-text", "code-search"],
            runs.Elements("h3").Select(h => h.Value));
        Assert.Equal(
            ["test accuracy", "F1", "MRR"],
            runs.Descendants("table").Last().Descendants("th").TakeLast(3).Select(h => h.Value));
    }

    private static XDocument Page(ReportData data)
    {
        var limits = new ReportLimits();
        return XDocument.Parse(ReportPage.Html("Grid", data, new FigureSet(data, limits), limits));
    }

    private static XElement Section(XDocument page, string id) =>
        page.Descendants("section").Single(s => (string?)s.Attribute("aria-labelledby") == id);
}
