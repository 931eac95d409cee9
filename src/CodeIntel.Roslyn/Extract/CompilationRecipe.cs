using Basic.Reference.Assemblies;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// How sources are parsed and compiled: unless options say otherwise as the newest C# for .NET 10, in release, against
/// the framework's reference assemblies. Errors are expected (packages are missing, types of several target
/// frameworks are defined twice) and tolerated.
/// </summary>
internal static class CompilationRecipe
{
    /// <summary>
    /// Those of default options. Documentation comments are read as text; nullable analysis would bind every body
    /// twice.
    /// </summary>
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

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>What compilations are derived from, so that they share the symbols of the framework.</summary>
    private static readonly CSharpCompilation _bare = CSharpCompilation.Create("Sources", [], _references, _options);

    private static readonly CSharpCompilation _withUsings = WithUsings(ParseOptions);

    /// <summary>The parse options that extraction's options ask for.</summary>
    public static CSharpParseOptions ParseOptionsOf(ExtractOptions options) =>
        ParseOptions.WithPreprocessorSymbols(ParseOptions.PreprocessorSymbolNames.Union(options.Symbols))
            .WithLanguageVersion(VersionOf(options.LanguageVersion));

    /// <summary>
    /// Compiles trees together, which were parsed with the same options. The SDK's implicit usings are added unless a
    /// tree has global usings of its own: then the repository chooses them itself, or says what its SDK adds.
    /// </summary>
    public static CSharpCompilation Compile(IReadOnlyCollection<SyntaxTree> trees, bool hasGlobalUsings)
    {
        var bare = hasGlobalUsings ? _bare
            : trees.FirstOrDefault()?.Options is not CSharpParseOptions options || options.Equals(ParseOptions)
                ? _withUsings
            : WithUsings(options);
        return bare.AddSyntaxTrees(trees);
    }

    /// <summary>The compiler refuses trees of several versions of the language in one compilation.</summary>
    private static CSharpCompilation WithUsings(CSharpParseOptions options) =>
        _bare.AddSyntaxTrees(CSharpSyntaxTree.ParseText(ImplicitUsings, options));

    private static LanguageVersion VersionOf(string version) =>
        LanguageVersionFacts.TryParse(version, out var known)
            ? known.MapSpecifiedToEffectiveVersion()
            : throw new ArgumentOutOfRangeException(nameof(version), version, "Not a version of C#.");

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
