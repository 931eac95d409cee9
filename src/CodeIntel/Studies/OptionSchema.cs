using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeIntel.Studies;

/// <summary>
/// JSON schemas (draft 2020-12) of study and corpus files, derived from the option records, so that editors complete
/// and
/// check them. What only a whole record can tell (<see cref="IValidatableObject"/>) is not in them.
/// </summary>
public static class OptionSchema
{
    /// <summary>The schema of a study file.</summary>
    /// <param name="summaries">XML documentation of this assembly: where descriptions come from.</param>
    public static JsonObject OfStudy(IReadOnlyDictionary<string, string> summaries) =>
        Document("CodeIntel study", typeof(Study), summaries);

    /// <summary>The schema of a corpus file.</summary>
    /// <inheritdoc cref="OfStudy"/>
    public static JsonObject OfCorpus(IReadOnlyDictionary<string, string> summaries) =>
        Document("CodeIntel corpus", typeof(Corpus), summaries);

    private static JsonObject Document(string title, Type type, IReadOnlyDictionary<string, string> summaries)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        foreach (var (key, node) in OfRecord(type, summaries).ToList())
        {
            schema[key] = node?.DeepClone();
        }

        return schema;
    }

    private static JsonObject OfRecord(Type type, IReadOnlyDictionary<string, string> summaries)
    {
        var keys = YamlKeys.Of(type);
        var required = keys.Where(key => YamlKeys.IsRequired(key.Value))
            .Select(key => (JsonNode)JsonValue.Create(key.Key)).ToArray();
        var defaults = required.Length == 0 ? Activator.CreateInstance(type) : null;
        var properties = new JsonObject();
        foreach (var (key, property) in keys)
        {
            var schema = OfProperty(property, summaries);
            if (summaries.GetValueOrDefault($"{type.FullName}.{property.Name}") is { } summary)
            {
                schema["description"] = summary;
            }

            if (defaults is not null && IsPlain(property.PropertyType) && property.GetValue(defaults) is { } value)
            {
                schema["default"] = JsonSerializer.SerializeToNode(value, property.PropertyType, StudyJson.Options);
            }

            properties[key] = schema;
        }

        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray(required),
            ["properties"] = properties,
        };
    }

    private static JsonObject OfProperty(PropertyInfo property, IReadOnlyDictionary<string, string> summaries)
    {
        var schema = OfType(property.PropertyType, summaries);
        var isList = (string?)schema["type"] == "array";
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            // a range on a list holds for its items
            var target = isList ? schema["items"]!.AsObject() : schema;
            target["minimum"] = JsonSerializer.SerializeToNode(range.Minimum);
            target["maximum"] = JsonSerializer.SerializeToNode(range.Maximum);
        }

        if (property.GetCustomAttribute<MinLengthAttribute>() is { } least)
        {
            schema[isList ? "minItems" : "minLength"] = least.Length;
        }

        if (property.GetCustomAttribute<MaxLengthAttribute>() is { } most)
        {
            schema[isList ? "maxItems" : "maxLength"] = most.Length;
        }

        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } expression)
        {
            schema["pattern"] = expression.Pattern;
        }

        return schema;
    }

    private static JsonObject OfType(Type type, IReadOnlyDictionary<string, string> summaries)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            return new() { ["type"] = "array", ["items"] = OfType(type.GetGenericArguments()[0], summaries) };
        }

        if (type.IsEnum)
        {
            return new()
            {
                ["enum"] = new JsonArray([.. YamlScalars.EnumNames(type).Select(name => (JsonNode)name)]),
            };
        }

        return YamlScalars.Handles(type) ? new() { ["type"] = ScalarName(type) } : OfRecord(type, summaries);
    }

    private static string ScalarName(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "boolean"
        : type == typeof(double) ? "number"
        : "integer";

    private static bool IsPlain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return YamlScalars.Handles(type) || (type.IsGenericType && YamlScalars.Handles(type.GetGenericArguments()[0]));
    }
}
