namespace CodeIntel.Sqlite;

/// <summary>A table and the query of its logical content in stable order; null where it is bookkeeping only.</summary>
internal sealed record ContentTable(string Name, string? Content)
{
    /// <summary>Whether its rows stay when the stage starts anew: they hold for any corpus.</summary>
    public bool Outlives { get; init; }
}
