namespace CodeIntel.Splits;

/// <summary>Where the split is stored.</summary>
public interface ISplitWriter
{
    /// <summary>Replaces the split of all examples and the leak matrix, in one transaction.</summary>
    void Write(SplitResult result);
}
