using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>A kept file with the drops of its units' graphs, or the file's own drop.</summary>
internal sealed record FileExtraction(string Path, ExtractedFile? File, IReadOnlyList<Drop> Drops)
{
    /// <summary>Symbols that the file's conditions ask for and nothing defines.</summary>
    public IReadOnlyCollection<string> UndefinedSymbols { get; init; } = [];
}
