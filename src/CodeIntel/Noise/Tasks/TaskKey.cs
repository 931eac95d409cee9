namespace CodeIntel.Noise.Tasks;

/// <summary>Names one example of a task: the unit's row and the variant.</summary>
public readonly record struct TaskKey(long Row, int Variant) : IComparable<TaskKey>
{
    /// <summary>Before every example.</summary>
    public static TaskKey None { get; } = new(long.MinValue, 0);

    /// <summary>Orders by row, then by variant: the stored order.</summary>
    public int CompareTo(TaskKey other) =>
        Row != other.Row ? Row.CompareTo(other.Row) : Variant.CompareTo(other.Variant);
}
