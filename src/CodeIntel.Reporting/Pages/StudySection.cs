using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>What was run: repositories, versions, seeds, options.</summary>
internal sealed class StudySection(ReportData data) : ISection
{
    /// <inheritdoc/>
    public string Id => "study";

    /// <inheritdoc/>
    public string Title => "What was run";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        var study = data.Study;
        html.Element(
            "p",
            $"Study {study.Name} on the corpus {study.Corpus}: {Numbers.Count(data.Repositories.Count)} "
                + (data.Repositories.Count == 1 ? "repository" : "repositories")
                + " at a fixed commit each."
        );
        Repositories().Write(html);
        html.Element("h3", "Versions, seeds and backend");
        List<IReadOnlyList<Cell>> facts = [.. study.Versions.Select(v => (IReadOnlyList<Cell>)[v.Key, v.Value])];
        facts.AddRange(study.Seeds.Select(s => (IReadOnlyList<Cell>)["seed of " + s.Key, Seed(s.Value)]));
        facts.Add([
            "backend",
            study.Backend is { } backend ? $"{backend}, {study.Threads} threads" : "nothing was trained",
        ]);
        if (study.ContentHash is { } hash)
        {
            facts.Add(["content hash", new Cell(hash, IsCode: true)]);
        }

        new HtmlTable("Versions, seeds and backend", ["what", "value"], facts) { TextColumns = 2 }.Write(html);
        html.Element(
            "details",
            () =>
            {
                html.Element("summary", "All options");
                html.Element("pre", () => html.Element("code", study.OptionsJson), ("tabindex", "0"));
            }
        );
    }

    private static string Seed(long seed) => seed.ToString(CultureInfo.InvariantCulture);

    private HtmlTable Repositories() =>
        new(
            "Repositories",
            ["repository", "commit", "licence", "fixed split", "files", "units", "names bound"],
            [
                .. data.Repositories.Select(r =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell(r.Url, r.Url),
                            new Cell(r.Commit, IsCode: true),
                            r.Licence ?? Numbers.Unknown,
                            r.FixedSplit is { } split ? Names.Of(split) : Numbers.Unknown,
                            Numbers.Count(r.Files),
                            Numbers.Count(r.Units),
                            Numbers.Share(r.NamesBound, r.Names),
                        ]
                ),
            ]
        )
        {
            TextColumns = 4,
        };
}
