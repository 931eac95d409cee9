using CodeIntel.Dedup.Views;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Dedup.Views;

/// <summary>Clusters in memory.</summary>
internal sealed class MemoryViews : IViewSource, IViewWriter
{
    public List<List<ViewMember>> All { get; } = [];

    public HashSet<(long First, long Second)> Near { get; } = [];

    public Dictionary<long, int[]> Tokens { get; } = [];

    public Dictionary<long, FileExample[]> FileExamples { get; } = [];

    public List<(string View, ViewExclusion Exclusion)> Written { get; } = [];

    public static ViewMember Member(
        long row, string repository = "a", string? licence = null, int tokens = 30, long? type1 = null,
        long? type2 = null, long? file = null, int first = 0) => new()
        {
            Row = row,
            FileRow = file ?? row,
            Url = $"https://example.org/o/{repository}",
            Licence = licence,
            TokenCount = tokens,
            FirstToken = first,
            Type1Class = type1 ?? -row,
            Type2Class = type2 ?? -row,
        };

    public List<ViewExclusion> Build(DedupViewOptions view) =>
        [.. new ViewBuilder(view, this).Build(TestContext.Current.CancellationToken)];

    public IEnumerable<IReadOnlyList<ViewMember>> Clusters(DuplicationLevel level, DuplicationRelation relation) => All;

    public IReadOnlyList<long> NearPartners(DuplicationLevel level, long row) =>
        [.. Near.Where(pair => pair.First == row).Select(pair => pair.Second).Order()];

    public int[] TokenSet(DuplicationLevel level, ViewMember member) => Tokens[member.Row];

    public IReadOnlyList<FileExample> Examples(long fileRow) => FileExamples[fileRow];

    public long CountExamples() => All.Sum(cluster => cluster.Count);

    public void Clear() => Written.Clear();

    public long Write(DedupViewOptions view, IEnumerable<ViewExclusion> exclusions)
    {
        var list = exclusions.ToList();
        Written.AddRange(list.Select(exclusion => (view.Name, exclusion)));
        return list.Count;
    }
}
