namespace CodeIntel.Export.Formats;

/// <summary>The contexts that extraction stored.</summary>
internal sealed class StoredContexts(ExportTables tables) : IContextProvider
{
    public ExportParts Parts => ExportParts.Contexts;

    public string? TryGet(ExportExample example, out ContextLists contexts)
    {
        contexts = new(example.Label, example.Contexts, example.Terminals(tables.Terminals), tables.Paths);
        return contexts.Label.Length == 0 ? "no-label" : contexts.Contexts.Count == 0 ? "no-contexts" : null;
    }
}
