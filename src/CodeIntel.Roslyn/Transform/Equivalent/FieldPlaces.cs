using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>Fields and properties that are places of their own: what is written to one is read of no other.</summary>
internal static class FieldPlaces
{
    /// <summary>
    /// False for static fields (the first use of one runs initializers), volatile ones, fields by reference, and those
    /// of types whose layout is explicit.
    /// </summary>
    public static bool IsOwnPlace(IFieldSymbol field) =>
        field is { IsStatic: false, IsVolatile: false, RefKind: RefKind.None, IsFixedSizeBuffer: false }
        && !HasExplicitLayout(field.ContainingType);

    /// <summary>True for a property whose accessors only get and set its own hidden field.</summary>
    public static bool IsAutomatic(IPropertySymbol property) =>
        property is
        {
            IsStatic: false, IsVirtual: false, IsOverride: false, IsAbstract: false, IsExtern: false,
            RefKind: RefKind.None, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct,
        }
        && property.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax() is PropertyDeclarationSyntax { AccessorList: { } accessors } declaration
        && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
        && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    private static bool HasExplicitLayout(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute");
}
