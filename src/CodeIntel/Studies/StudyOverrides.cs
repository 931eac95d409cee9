using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>
/// Applies options given on the command line over those of a study, with the same names, types and ranges.
/// </summary>
public static class StudyOverrides
{
    /// <summary>The option names of a record, nested ones dotted: <c>setJaccard</c>, <c>paths.maxLength</c>.</summary>
    public static IReadOnlyList<string> Names(Type options) =>
        [.. YamlKeys.Of(options).Where(p => !IsListOfRecords(p.Value.PropertyType))
            .SelectMany(p => IsLeaf(p.Value.PropertyType)
            ? [p.Key]
            : Names(p.Value.PropertyType).Select(inner => $"{p.Key}.{inner}"))];

    /// <summary>What an option takes, its range and its default: one line of help.</summary>
    public static string Describe(Type options, string name)
    {
        var type = options;
        object? holder = Activator.CreateInstance(options);
        PropertyInfo? property = null;
        foreach (var part in name.Split('.'))
        {
            holder = property is null ? holder : property.GetValue(holder);
            property = YamlKeys.Of(type)[part];
            type = property.PropertyType;
        }

        var value = property!.GetValue(holder);
        var item = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        var range = property.GetCustomAttribute<RangeAttribute>() is { } limits
            ? string.Create(CultureInfo.InvariantCulture, $" in [{limits.Minimum}, {limits.Maximum}]")
            : "";
        var list = type.IsGenericType && Nullable.GetUnderlyingType(type) is null ? "list of: " : "";
        return $"{list}{YamlScalars.Describe(item)}{range}{(value is null ? "" : $"; default {Written(value)}")}";
    }

    private static string Written(object value) => value switch
    {
        System.Collections.IEnumerable list and not string => string.Join(',', list.Cast<object>().Select(Written)),
        Enum choice => KebabCase.Of(choice.ToString()),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}").ToLowerInvariant(),
    };

    /// <summary>
    /// A copy of the options with the given values, each written as in a study file; a list also as <c>a,b</c>. An
    /// empty text takes away what has no default, such as a file's name.
    /// </summary>
    /// <exception cref="InvalidFileException">Values are of a wrong type or out of range; all such are
    /// reported.</exception>
    public static T Apply<T>(T options, IReadOnlyDictionary<string, string> values)
        where T : class
    {
        if (values.Count == 0)
        {
            return options;
        }

        // JSON is YAML: the merged options go through the binder of study files, so the same rules and messages hold
        var tree = JsonSerializer.SerializeToNode(options, StudyJson.Options)!.AsObject();
        foreach (var (name, value) in values)
        {
            var parts = name.Split('.');
            var parent = tree;
            var type = typeof(T);
            foreach (var part in parts[..^1])
            {
                parent = parent[part]!.AsObject();
                type = YamlKeys.Of(type)[part].PropertyType;
            }

            parent[parts[^1]] = ToNode(value, YamlKeys.Of(type)[parts[^1]]);
        }

        RemoveNulls(tree);
        var errors = new List<FileError>();
        var bound = new YamlBinder("command line", errors).Bind<T>(tree.ToJsonString(StudyJson.Options));
        return errors.Count == 0 ? bound! : throw new InvalidFileException(errors);
    }

    private static JsonNode? ToNode(string value, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (value.Length == 0 && type == typeof(string) && IsNullable(property))
        {
            return null;
        }

        if (!type.IsGenericType || Nullable.GetUnderlyingType(type) is not null)
        {
            return JsonValue.Create(value);
        }

        var items = value.Trim('[', ']', ' ').Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new JsonArray([.. items.Select(item => JsonValue.Create(item))]);
    }

    private static bool IsNullable(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    private static void RemoveNulls(JsonObject tree)
    {
        foreach (var (key, node) in tree.ToList())
        {
            if (node is null)
            {
                tree.Remove(key);
            }
            else if (node is JsonObject inner)
            {
                RemoveNulls(inner);
            }
            else if (node is JsonArray list)
            {
                list.OfType<JsonObject>().ToList().ForEach(RemoveNulls);
            }
        }
    }

    /// <summary>Such a list (<c>dedup.views</c>) is written in a study file only.</summary>
    private static bool IsListOfRecords(Type type) =>
        type.IsGenericType && Nullable.GetUnderlyingType(type) is null
            && !YamlScalars.Handles(type.GetGenericArguments()[0]);

    private static bool IsLeaf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return YamlScalars.Handles(type) || type.IsGenericType;
    }
}
