using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Members of the framework that change nothing and depend on their arguments alone (and on the culture, which no pure
/// statement changes). They may throw.
/// </summary>
internal static class PureMembers
{
    private const string Collections = "System.Collections.Generic";

    private static readonly HashSet<string> _collections =
        ["Dictionary", "HashSet", "LinkedList", "List", "Queue", "SortedDictionary", "SortedSet", "Stack"];

    private static readonly HashSet<string> _strings =
    [
        "Contains", "EndsWith", "IndexOf", "IsNullOrEmpty", "IsNullOrWhiteSpace", "LastIndexOf", "PadLeft", "PadRight",
        "Replace", "StartsWith", "Substring", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Trim",
        "TrimEnd", "TrimStart",
    ];

    /// <summary>True for a method that is known.</summary>
    public static bool Allow(IMethodSymbol method) => IsFramework(method) && method.ContainingType switch
    {
        { SpecialType: SpecialType.System_String } => _strings.Contains(method.Name),
        { SpecialType: SpecialType.System_Char } => method.IsStatic && method.Name.StartsWith("Is", Ordinal),
        { Name: "Math", ContainingNamespace.Name: "System" } =>
            method.Parameters.All(parameter => parameter.RefKind == RefKind.None),
        _ => false,
    };

    /// <summary>True for a property or indexer that is known.</summary>
    public static bool Allow(IPropertySymbol property) => IsFramework(property) && property.ContainingType switch
    {
        { SpecialType: SpecialType.System_String } => property.Name is "Length" or "this[]",
        { SpecialType: SpecialType.System_Array } => property.Name is "Length" or "Rank",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => true,
        _ => false,
    };

    /// <summary>True for a new and empty collection or buffer.</summary>
    public static bool Allow(IObjectCreationOperation creation) =>
        creation is { Arguments.IsEmpty: true, Initializer: null, Type: INamedTypeSymbol type } && IsFramework(type)
        && ((_collections.Contains(type.Name) && type.ContainingNamespace.ToDisplayString() == Collections)
            || type is { Name: "StringBuilder", ContainingNamespace.Name: "Text" }
            || type.SpecialType == SpecialType.System_Object);

    private static StringComparison Ordinal => StringComparison.Ordinal;

    /// <summary>A type of the same name in a source is another one.</summary>
    private static bool IsFramework(ISymbol symbol) => symbol.DeclaringSyntaxReferences.IsEmpty;
}
