namespace CodeIntel.Examples;

/// <summary>What an evaluation example may share with another split. The numbers are stored.</summary>
public enum LeakKind
{
    /// <summary>The same text.</summary>
    Exact = 0,

    /// <summary>A cluster of Type-2 duplicates.</summary>
    Type2 = 1,

    /// <summary>A cluster of near duplicates.</summary>
    Near = 2,

    /// <summary>The label; no leak by itself, but without it there is nothing to predict.</summary>
    Label = 3,

    /// <summary>A cluster of Type-1 duplicates.</summary>
    Type1 = 4,

    /// <summary>The qualified name: the same member of the same type, as in two versions of a file.</summary>
    Name = 5,
}
