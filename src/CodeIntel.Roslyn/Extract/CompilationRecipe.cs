using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// How sources are parsed and compiled: as the newest C# for .NET 10, in release, against the framework's reference
/// assemblies. Errors are expected (packages are missing, types of several target frameworks are defined twice) and
/// tolerated.
/// </summary>
internal static class CompilationRecipe
{
    /// <summary>Documentation comments are read as text; nullable analysis would bind every body twice.</summary>
    public static CSharpParseOptions ParseOptions { get; } =
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Regular, Symbols())
            .WithFeatures([new("run-nullable-analysis", "never")]);

    private static readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false);

    /// <summary>
    /// The assemblies that define types: a name that does not bind is looked for in each one, so the facades that only
    /// forward types would cost a quarter of the time.
    /// </summary>
    private static readonly MetadataReference[] _references = [.. Net100.References.All.Where(DefinesTypes)];

    private static readonly SyntaxTree _implicitUsings = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        ParseOptions);

    /// <summary>What compilations are derived from, so that they share the symbols of the framework.</summary>
    private static readonly CSharpCompilation _bare = CSharpCompilation.Create("Sources", [], _references, _options);

    private static readonly CSharpCompilation _withUsings = _bare.AddSyntaxTrees(_implicitUsings);

    /// <summary>
    /// Compiles trees together. The SDK's implicit usings are added unless a tree has global usings of its own: then
    /// the repository chooses them itself, or says what its SDK adds.
    /// </summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, bool hasGlobalUsings) =>
        (hasGlobalUsings ? _bare : _withUsings).AddSyntaxTrees(trees);

    /// <summary>What the SDK defines for net10.0 in release.</summary>
    private static List<string> Symbols()
    {
        var symbols = new List<string> { "RELEASE", "TRACE", "NET", "NET10_0", "NETCOREAPP" };
        symbols.AddRange(Enumerable.Range(5, 6).Select(v => $"NET{v}_0_OR_GREATER"));
        string[] core = ["1_0", "1_1", "2_0", "2_1", "2_2", "3_0", "3_1"];
        symbols.AddRange(core.Select(v => $"NETCOREAPP{v}_OR_GREATER"));
        return symbols;
    }

    private static bool DefinesTypes(PortableExecutableReference reference) =>
        reference.GetMetadata() is AssemblyMetadata metadata
        && metadata.GetModules()[0].GetMetadataReader().TypeDefinitions.Count > 1;
}
