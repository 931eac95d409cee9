using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>An example's path contexts with the tables that they are rows of.</summary>
internal readonly record struct ContextLists(
    string Label, IReadOnlyList<PathContext> Contexts, IReadOnlyList<string> Terminals, IReadOnlyList<string> Paths);
