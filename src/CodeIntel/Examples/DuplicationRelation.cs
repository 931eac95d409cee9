namespace CodeIntel.Examples;

/// <summary>How close two duplicates are; each relation contains the ones before it. The numbers are stored.</summary>
public enum DuplicationRelation
{
    /// <summary>Same bytes of the text.</summary>
    Exact = 0,

    /// <summary>Same tokens; layout and comments ignored.</summary>
    Type1 = 1,

    /// <summary>Same tokens after identifiers and literals are renamed consistently.</summary>
    Type2 = 2,

    /// <summary>Set and multiset Jaccard above the thresholds (Allamanis 2019).</summary>
    Near = 3,
}
