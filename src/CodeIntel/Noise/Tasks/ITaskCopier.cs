namespace CodeIntel.Noise.Tasks;

/// <summary>
/// D: makes the changed copies of one task's examples of repeated units: what the edit of a unit makes of them.
/// </summary>
internal interface ITaskCopier
{
    /// <summary>What becomes of the examples of each unit, in order; a function of the unit alone.</summary>
    IReadOnlyList<CopiedUnit> Copy(IReadOnlyList<RepeatedUnit> units, CancellationToken cancellationToken);
}
