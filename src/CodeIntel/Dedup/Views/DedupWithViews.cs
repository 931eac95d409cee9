using CodeIntel.Studies;

namespace CodeIntel.Dedup.Views;

/// <summary>
/// Finds duplicates, then writes the views that do without them: the <c>dedup</c> stage as the flow runs it. Views read
/// only what detection stored, so detection knows nothing of them.
/// </summary>
public sealed class DedupWithViews(
    IStage detection, IReadOnlyList<DedupViewOptions> views, IViewSource source, IViewWriter writer) : IStage
{
    private const string Version = "views/1";

    /// <inheritdoc/>
    public string Name => detection.Name;

    /// <inheritdoc/>
    public string Fingerprint => $"{detection.Fingerprint} {Version}";

    /// <inheritdoc/>
    public async Task<StageReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = await detection.RunAsync(cancellationToken).ConfigureAwait(false);
        var facts = await Task.Run(() => Write(cancellationToken), cancellationToken).ConfigureAwait(false);
        return report with
        {
            Facts = report.Facts.Concat(facts).ToDictionary(fact => fact.Key, fact => fact.Value),
        };
    }

    private List<KeyValuePair<string, double>> Write(CancellationToken cancellationToken)
    {
        writer.Clear();
        var facts = new List<KeyValuePair<string, double>>();
        foreach (var view in views)
        {
            var excluded = writer.Write(view, new ViewBuilder(view, source).Build(cancellationToken));
            facts.Add(new($"view {view.Name}: kept examples", source.CountExamples() - excluded));
            facts.Add(new($"view {view.Name}: excluded examples", excluded));
        }

        return facts;
    }
}
