using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// The copies of each example of a repeated unit, parallel to its examples, or the reason why there are none of any.
/// </summary>
public sealed record CopiedUnit(IReadOnlyList<IReadOnlyList<LabelledInput>> Copies, string? Refused)
{
    /// <summary>No copies.</summary>
    public static CopiedUnit Refuse(string reason) => new([], reason);
}
