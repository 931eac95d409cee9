using CodeIntel.Examples.Scoring;
using CodeIntel.Reporting.Figures;

namespace CodeIntel.Reporting.Pages;

/// <summary>What training looked like.</summary>
internal sealed class TrainingSection(FigureSet figures) : ISection
{
    /// <inheritdoc/>
    public string Id => "training";

    /// <inheritdoc/>
    public string Title => "Training and memorization";

    /// <inheritdoc/>
    public void Write(HtmlWriter html)
    {
        if (figures.Families.Count == 0)
        {
            html.Element("p", "No model was trained.", ("class", "none"));
        }

        FamilyBlocks.Write(html, Id, figures.Families, family => WriteFamily(html, family));
    }

    private static void WriteFamily(HtmlWriter html, FamilyFigures family)
    {
        FigureBlock.Write(
            html, family.Scores, $"{ScoreNames.Of(family.Family.MainScore)} was not measured by epoch.");
        foreach (var figure in family.Parts)
        {
            FigureBlock.Write(html, figure, "");
        }

        FigureBlock.Write(html, family.Gini, "The Gini coefficient of the losses was not measured.");
        FigureBlock.Write(html, family.ScoreCurves, "Prediction scores were not measured.");
        foreach (var figure in new[] { family.Csr, family.CsrEdits }.OfType<Drawing.Figure>())
        {
            FigureBlock.Write(html, figure, "");
        }

        FigureBlock.Write(html, family.DataMaps, "Confidence and variability were not measured.");
    }
}
