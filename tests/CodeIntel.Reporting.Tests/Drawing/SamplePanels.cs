using CodeIntel.Reporting.Drawing;

namespace CodeIntel.Reporting.Tests.Drawing;

internal static class SamplePanels
{
    public static Panel Lines() =>
        new()
        {
            Title = "label-shuffle",
            Description = "A description.",
            X = new Axis("epoch", 0, 20),
            Y = new Axis("F1", 0, 0.5),
            LegendTitle = "noise",
            Series =
            [
                new Series(
                    "0%",
                    Ink.Level0,
                    SeriesKind.Line,
                    [new Datum(1, 0.1), new Datum(10, 0.4), new Datum(20, 0.5)]
                ),
                new Series(
                    "50%",
                    Ink.Level2,
                    SeriesKind.Line,
                    [new Datum(1, 0.1), new Datum(10, double.NaN), new Datum(20, 0.2)]
                ),
            ],
        };

    public static Panel Points(int count) =>
        new()
        {
            Title = "points",
            Description = "",
            X = new Axis("x", 0, count),
            Y = new Axis("y", 0, 1),
            Series =
            [
                new Series(
                    "dots",
                    Ink.Category0,
                    SeriesKind.Points,
                    [.. Enumerable.Range(0, count).Select(i => new Datum(i, i * 37 % 101 / 101.0))]
                ),
                new Series("triangles", Ink.Category1, SeriesKind.Triangles, [new Datum(1, 0.5)]),
            ],
        };

    public static Panel Bars() =>
        new()
        {
            Title = "bars",
            Description = "",
            X = Axis.Of("relation", ["exact", "a name that is far too long to stand", "near"]),
            Y = new Axis("F1", 0, 1),
            Series =
            [
                new Series(
                    "all",
                    Ink.Category0,
                    SeriesKind.Bars,
                    [new Datum(0, 0.5, 0.4, 0.7), new Datum(1, double.NaN)]
                ),
                new Series(
                    "leaked",
                    Ink.Category1,
                    SeriesKind.Intervals,
                    [new Datum(0, 0.5, 0.4, 0.7), new Datum(2, 0.3)]
                ),
                new Series("chance", Ink.Muted, SeriesKind.Reference, [new Datum(0, 0), new Datum(1, 1)]),
            ],
        };

    public static Panel Cells() =>
        new()
        {
            Title = "cells",
            Description = "",
            X = Axis.Of("", ["a", "b"]),
            Y = new Axis("", 1.5, -0.5) { Categories = ["a", "b"] },
            Series =
            [
                new Series("a", Ink.Heat4, SeriesKind.Cells, [new Datum(0, 10), new Datum(1, 0)]),
                new Series("b", Ink.Heat4, SeriesKind.Cells, [new Datum(0, 0), new Datum(1, 4)]),
            ],
        };

    public static IEnumerable<Panel> All() => [Lines(), Points(50), Bars(), Cells()];

    public static Figure Figure() =>
        new()
        {
            Name = "figure",
            Title = "A figure",
            Caption = "Its caption.",
            XName = "x",
            YName = "y",
            Columns = 2,
            Panels = [Lines(), Lines(), Bars()],
        };
}
