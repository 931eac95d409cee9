namespace CodeIntel.Examples;

/// <summary>Which test examples a score is over. The numbers are stored.</summary>
public enum LeakGroup
{
    /// <summary>All.</summary>
    All = 0,

    /// <summary>Those with a member of their cluster among the run's training examples.</summary>
    Leaked = 1,

    /// <summary>Those without.</summary>
    Clean = 2,

    /// <summary>The clean ones, one per cluster: a duplicate-free test set (Allamanis 2019).</summary>
    DuplicateFree = 3,

    /// <summary>Leaked less clean; n is that of both, clusters that of the smaller side.</summary>
    Difference = 4,

    /// <summary>All less duplicate-free: how much duplicates change the score; n is that of all.</summary>
    Inflation = 5,
}
