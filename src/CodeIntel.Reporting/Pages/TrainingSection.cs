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

        foreach (var family in figures.Families)
        {
            FigureBlock.Write(html, family.Scores, "F1 was not measured by epoch.");
            FigureBlock.Write(html, family.Gini, "The Gini coefficient of the losses was not measured.");
            FigureBlock.Write(html, family.ScoreCurves, "Prediction scores were not measured.");
            FigureBlock.Write(html, family.DataMaps, "Confidence and variability were not measured.");
        }
    }
}
