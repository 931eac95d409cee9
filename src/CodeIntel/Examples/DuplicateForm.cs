namespace CodeIntel.Examples;

/// <summary>How an injected copy differs from its original.</summary>
public enum DuplicateForm
{
    /// <summary>Not at all.</summary>
    Exact = 0,

    /// <summary>Parameters and locals have other names, consistently: a Type-2 duplicate.</summary>
    Renamed = 1,

    /// <summary>A statement was added: a near (Type-3) duplicate.</summary>
    Gapped = 2,
}
