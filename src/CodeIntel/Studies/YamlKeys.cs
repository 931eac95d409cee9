using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using YamlDotNet.Serialization;

namespace CodeIntel.Studies;

/// <summary>The keys under which an option record's properties are written.</summary>
internal static class YamlKeys
{
    /// <summary>Key to property, in declaration order: the alias, or the name in camel case.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .ToDictionary(Key, StringComparer.Ordinal);

    /// <summary>True where a file without the key is an error.</summary>
    public static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute)) || property.IsDefined(typeof(RequiredAttribute));

    private static string Key(PropertyInfo property) =>
        property.GetCustomAttribute<YamlMemberAttribute>()?.Alias
            ?? char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
}
