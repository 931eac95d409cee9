using CodeIntel.Studies;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// What one thread uses again for each of its files and units: their arrays and tables would otherwise be most of what
/// extraction allocates.
/// </summary>
internal sealed class ExtractionBuffers(PathOptions options)
{
    /// <summary>The file that was parsed or extracted last.</summary>
    public FlatTree File { get; } = new();

    /// <summary>The unit that was extracted last.</summary>
    public UnitTree Unit { get; } = new();

    /// <summary>String tables of the file.</summary>
    public FileTables Tables { get; } = new();

    /// <summary>Path contexts.</summary>
    public PathContexts Paths { get; } = new(options);

    /// <summary>
    /// The tree below a root: as it was read when it was parsed, or read again where another came in between.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">It is too deep.</exception>
    public FlatTree Tree(SyntaxNode root) => File.Root == root || File.Read(root, null)
        ? File
        : throw new InsufficientExecutionStackException();
}
