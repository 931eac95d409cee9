using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Reporting.Drawing;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Tests.Drawing;

public sealed class FigureCsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a\rb", "a‹U+000D›b")]
    [InlineData("", "")]
    public void Quotes_fields_and_disarms_formulas(string text, string field) =>
        Assert.Equal(field, FigureCsv.Field(text));

    [Fact]
    public void Holds_exactly_the_numbers_drawn()
    {
        foreach (var figure in new FigureSet(SampleReport.Create(), new ReportLimits()).Drawn)
        {
            var drawn = figure
                .Panels.SelectMany(p => p.Series)
                .Where(s => s.Kind != SeriesKind.Reference)
                .SelectMany(s => s.Data)
                .ToArray();

            var lines = FigureCsv.Of(figure).Split("\r\n");

            Assert.Equal($"panel,series,{figure.XName},{figure.YName},low,high,n", lines[0]);
            Assert.Equal("", lines[^1]);
            Assert.Equal(
                drawn.Select(d => d.Y),
                lines[1..^1].Select(l => double.Parse(WithoutQuotes(l).Split(',')[3], CultureInfo.InvariantCulture))
            );
        }
    }

    private static string WithoutQuotes(string line) =>
        string.Concat(line.Split('"').Select((part, i) => i % 2 == 0 ? part : "quoted"));

    [Fact]
    public void Leaves_unknown_numbers_empty()
    {
        var panel = SamplePanels.Lines() with
        {
            Title = "p",
            Series = [new Series("s", Ink.Text, SeriesKind.Line, [new Datum(0.1, double.NaN, N: 7)])],
        };
        var figure = SamplePanels.Figure() with { Panels = [panel] };

        Assert.Equal("panel,series,x,y,low,high,n\r\np,s,0.1,,,,7\r\n", FigureCsv.Of(figure));
    }
}
