namespace CodeIntel.Studies;

/// <summary>What is spread over the splits in like shares.</summary>
public enum SplitStratum
{
    /// <summary>Nothing but the number of examples.</summary>
    None,

    /// <summary>Labels: each split has like shares of each name.</summary>
    Label,

    /// <summary>Repositories: each split has like shares of each repository.</summary>
    Repository,

    /// <summary>Sizes of methods in tokens, by powers of two.</summary>
    Size,
}
