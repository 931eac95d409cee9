namespace CodeIntel.Examples;

/// <summary>What is compared for duplicates. The numbers are stored.</summary>
public enum DuplicationLevel
{
    /// <summary>Units: methods, constructors, accessors …</summary>
    Method = 0,

    /// <summary>Whole source files.</summary>
    File = 1,
}
