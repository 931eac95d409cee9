namespace CodeIntel.Studies;

/// <summary>Among which examples a view keeps one member of a cluster.</summary>
public enum ViewScope
{
    /// <summary>Among all: a cluster has one member, in whatever split it lies.</summary>
    All = 0,

    /// <summary>Within each split: duplicates across splits stay.</summary>
    Split = 1,

    /// <summary>Within the training split only: evaluation examples are never excluded.</summary>
    Train = 2,
}
