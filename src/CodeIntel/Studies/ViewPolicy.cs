namespace CodeIntel.Studies;

/// <summary>Which member of a duplicate cluster a view keeps; among equals, the first in the corpus.</summary>
public enum ViewPolicy
{
    /// <summary>The first in the order of the corpus file, path and position.</summary>
    KeepFirst = 0,

    /// <summary>The one with most tokens.</summary>
    KeepLongest = 1,

    /// <summary>The one with the largest sum of set Jaccard similarities to the others.</summary>
    KeepMedoid = 2,

    /// <summary>The one whose repository is named first in the priority.</summary>
    KeepByRepository = 3,

    /// <summary>The one whose licence is named first in the priority.</summary>
    KeepByLicence = 4,
}
