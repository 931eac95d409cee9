using CodeIntel.Studies;

namespace CodeIntel.Dedup.Views;

/// <summary>Where views are stored.</summary>
public interface IViewWriter
{
    /// <summary>Removes all stored views.</summary>
    void Clear();

    /// <summary>Stores a view with its exclusions in one transaction, and returns how many there are.</summary>
    long Write(DedupViewOptions view, IEnumerable<ViewExclusion> exclusions);
}
