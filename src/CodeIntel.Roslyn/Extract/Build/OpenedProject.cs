using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract.Build;

/// <summary>
/// What MSBuild says of a C# project. <paramref name="Documents"/>: absolute paths of its sources;
/// <paramref name="Projects"/>: absolute paths of the projects that it refers to; <paramref name="Reason"/> and
/// <paramref name="Detail"/>: why nothing is known of it, or null.
/// </summary>
internal sealed record OpenedProject(
    string Path,
    IReadOnlyList<string> Documents,
    IReadOnlyList<MetadataReference> References,
    IReadOnlyList<string> Projects,
    CSharpCompilationOptions? Options,
    string? Reason,
    string? Detail)
{
    /// <summary>A project that could not be opened.</summary>
    public static OpenedProject Failed(string path, string reason, string detail) =>
        new(path, [], [], [], null, reason, detail);
}
