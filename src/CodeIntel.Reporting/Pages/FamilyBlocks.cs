using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>
/// Parts of a section by task, model and noise: one after the other where there is one; else a list of links and a fold
/// each, so that a study of many runs stays readable.
/// </summary>
internal static class FamilyBlocks
{
    private const int MostOpen = 3;

    /// <summary>Writes a part per family; <paramref name="section"/> makes its id unique on the page.</summary>
    public static void Write(
        HtmlWriter html, string section, IReadOnlyList<FamilyFigures> families, Action<FamilyFigures> part)
    {
        if (families.Count < 2)
        {
            families.ToList().ForEach(part);
            return;
        }

        html.Element(
            "ul",
            () =>
            {
                foreach (var family in families)
                {
                    html.Element("li", () => html.Element("a", Title(family), ("href", "#" + Id(section, family))));
                }
            },
            ("class", "families"));
        foreach (var family in families)
        {
            html.Element("details", () => WriteFold(html, family, part),
                families.Count <= MostOpen || family == families[0]
                    ? [("class", "family"), ("id", Id(section, family)), ("open", "open")]
                    : [("class", "family"), ("id", Id(section, family))]);
        }
    }

    private static void WriteFold(HtmlWriter html, FamilyFigures family, Action<FamilyFigures> part)
    {
        html.Element("summary", Title(family));
        part(family);
    }

    private static string Title(FamilyFigures family) => family.Family.Title;

    private static string Id(string section, FamilyFigures family) => section + family.Family.Suffix;
}
