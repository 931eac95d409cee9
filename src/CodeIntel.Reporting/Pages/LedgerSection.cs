using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>The account of every stage: read = kept + dropped by reason.</summary>
internal sealed class LedgerSection(ReportData data, ReportLimits limits) : ISection
{
    /// <inheritdoc/>
    public string Id => "ledger";

    /// <inheritdoc/>
    public string Title => "Ledger";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (data.Ledger.Count == 0)
        {
            html.Element("p", "No stage has reported.", ("class", "none"));
            return;
        }

        html.Element("p", "What each stage read, kept and dropped. Nothing vanishes: read = kept + dropped.");
        Lines().Write(html);
        WriteWarnings(html);
        foreach (var stage in data.Ledger)
        {
            WriteDrops(html, stage);
        }

        WriteFacts(html);
    }

    private HtmlTable Lines() =>
        new(
            "Ledger",
            ["stage", "unit", "read", "kept", "dropped", "reasons"],
            [
                .. data.Ledger.SelectMany(s =>
                    s.Report.Ledger.Select(line =>
                        (IReadOnlyList<Cell>)
                            [
                                s.Report.Stage,
                                line.Unit,
                                Numbers.Count(line.Read),
                                Numbers.Count(line.Kept),
                                Numbers.Count(line.Dropped.Values.Sum()),
                                line.Dropped.Count == 0
                                    ? Numbers.Unknown
                                    : string.Join(", ", Reasons(line).Select(r => $"{r.Key} {Numbers.Count(r.Value)}")),
                            ]
                    )
                ),
            ]
        )
        {
            TextColumns = 2,
            EndsInText = true,
        };

    private void WriteWarnings(HtmlWriter html)
    {
        var warnings = data.Ledger.SelectMany(s => s.Report.Warnings.Select(w => $"{s.Report.Stage}: {w}")).ToArray();
        if (warnings.Length == 0)
        {
            return;
        }

        html.Element("h3", "Warnings");
        html.Element(
            "ul",
            () =>
            {
                foreach (var warning in warnings.Take(limits.TableRows))
                {
                    html.Element("li", warning);
                }
            }
        );
    }

    private void WriteDrops(HtmlWriter html, ReportLedger stage)
    {
        var drops = stage
            .Drops.GroupBy(d => (d.Unit, d.Reason))
            .SelectMany(g => g.Take(limits.DropsPerReason))
            .ToArray();
        var all = stage.Report.Ledger.Sum(l => l.Dropped.Values.Sum());
        if (drops.Length == 0)
        {
            return;
        }

        html.Element(
            "details",
            () =>
            {
                html.Element("summary", $"Dropped by {stage.Report.Stage}: {Numbers.Count(all)}");
                new HtmlTable(
                    $"Dropped by {stage.Report.Stage}",
                    ["unit", "reason", "which", "detail"],
                    [
                        .. drops.Select(d =>
                            (IReadOnlyList<Cell>)[d.Unit, d.Reason, new Cell(d.Key, IsCode: true), d.Detail]
                        ),
                    ]
                )
                {
                    TextColumns = 4,
                }.Write(html);
                if (all > drops.Length)
                {
                    html.Element(
                        "p",
                        $"and {Numbers.Count(all - drops.Length)} more: codeintel inspect lists all",
                        ("class", "more")
                    );
                }
            }
        );
    }

    private void WriteFacts(HtmlWriter html)
    {
        var rows = data
            .Ledger.SelectMany(s =>
                s.Report.Facts.Select(f => (IReadOnlyList<Cell>)[s.Report.Stage, f.Key, Numbers.Any(f.Value)])
            )
            .ToArray();
        if (rows.Length > 0)
        {
            html.Element(
                "details",
                () =>
                {
                    html.Element("summary", "Other counts of the stages");
                    new HtmlTable("Other counts of the stages", ["stage", "what", "value"], rows)
                    {
                        TextColumns = 2,
                    }.Write(html);
                }
            );
        }
    }

    private static IEnumerable<KeyValuePair<string, long>> Reasons(Studies.LedgerLine line) =>
        line.Dropped.OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal);
}
