namespace CodeIntel.Studies;

/// <summary>What happens to examples that the list of a split does not name.</summary>
public enum UnlistedExamples
{
    /// <summary>They have no split: dropped as <c>unlisted</c>.</summary>
    Drop,

    /// <summary>They are trained on.</summary>
    Train,

    /// <summary>The stage refuses to go on.</summary>
    Error,
}
