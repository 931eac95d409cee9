namespace CodeIntel.Examples;

/// <summary>
/// Which clusters a number is about; examples without duplicate are in every scope, as the baseline. The numbers are
/// stored.
/// </summary>
public enum DuplicationScope
{
    /// <summary>All clusters.</summary>
    All = 0,

    /// <summary>Clusters whose members are all in the training split.</summary>
    TrainOnly = 1,

    /// <summary>Clusters with members in train and in an evaluation split.</summary>
    CrossSplit = 2,

    /// <summary>Clusters of one repository.</summary>
    WithinRepository = 3,

    /// <summary>Clusters with members in several repositories.</summary>
    AcrossRepositories = 4,
}
