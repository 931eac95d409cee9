using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>
/// Stores what a stage left out. Where a stage commits output in batches, it hands drops to that writer instead.
/// </summary>
public interface IDropWriter
{
    /// <summary>Stores all drops of a stage in one transaction, in place of those that are there.</summary>
    void Write(string stage, IEnumerable<Drop> drops);
}
