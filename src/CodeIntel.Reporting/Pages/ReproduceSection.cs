using CodeIntel.Examples;

namespace CodeIntel.Reporting.Pages;

/// <summary>How to get this report again.</summary>
internal sealed class ReproduceSection(ReportData data) : ISection
{
    /// <inheritdoc/>
    public string Id => "reproduce";

    /// <inheritdoc/>
    public string Title => "Reproduce";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (data.Study.Commands.Count == 0)
        {
            html.Element(
                "p",
                "Run the study again with codeintel run; equal inputs, options and seeds give this page byte for byte."
            );
            return;
        }

        html.Element(
            "p",
            "These commands give this page again, byte for byte on the same backend and number of threads."
        );
        html.Element("pre", () => html.Element("code", string.Join('\n', data.Study.Commands)), ("tabindex", "0"));
    }
}
