namespace CodeIntel.Export.Formats;

/// <summary>Where a path-context format takes the contexts of an example.</summary>
internal interface IContextProvider
{
    /// <summary>The parts that are read.</summary>
    ExportParts Parts { get; }

    /// <summary>The contexts of an example, or the reason for which it has none.</summary>
    string? TryGet(ExportExample example, out ContextLists contexts);
}
