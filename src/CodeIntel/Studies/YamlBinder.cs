using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CodeIntel.Studies;

/// <summary>
/// Binds a YAML document to option records and collects every error with its line. A general deserializer stops at the
/// first error; a study with three typing mistakes should be mended in one go.
/// </summary>
internal sealed class YamlBinder(string file, List<FileError> errors)
{
    private const int MaxDepth = 32;

    /// <summary>Binds the one document of the text; null where nothing could be bound.</summary>
    public T? Bind<T>(string text)
        where T : class
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            if (stream.Documents.Count == 1)
            {
                return (T?)Bind(stream.Documents[0].RootNode, typeof(T), "", 0);
            }

            errors.Add(new(file, 1, 1, "", stream.Documents.Count == 0
                ? "is empty"
                : "has more than one YAML document; keep one"));
        }
        catch (YamlException e)
        {
            var reason = e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}";
            errors.Add(new(file, e.Start.Line, e.Start.Column, "", $"is not valid YAML: {reason}"));
        }

        return null;
    }

    private object? Bind(YamlNode node, Type type, string key, int depth)
    {
        if (depth > MaxDepth)
        {
            return Error(node, key, "is nested too deeply");
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        var item = ListItem(type);
        return (item, node) switch
        {
            (not null, YamlSequenceNode list) => BindList(list, item, key, depth),
            (not null, _) => Error(node, key, $"must be a list, such as [{Example(item)}]"),
            _ when YamlScalars.Handles(type) => BindScalar(node, type, key),
            (_, YamlMappingNode map) => BindRecord(map, type, key, depth),
            _ => Error(node, key, "must be a mapping of keys to values"),
        };
    }

    private object? BindScalar(YamlNode node, Type type, string key)
    {
        if (node is not YamlScalarNode { Value: { } text } scalar)
        {
            return Error(node, key,
                $"must be {YamlScalars.Describe(type)}, not a {(node is YamlSequenceNode ? "list" : "mapping")}");
        }

        var quoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        var isNull = !quoted && text is "" or "~" or "null";
        if (isNull || !YamlScalars.TryParse(text, type, out var value))
        {
            return Error(node, key,
                $"must be {YamlScalars.Describe(type)}, not '{text}'{YamlScalars.Suggest(text, type)}");
        }

        return value;
    }

    private Array BindList(YamlSequenceNode list, Type item, string key, int depth)
    {
        var values = new List<object>();
        foreach (var (node, i) in list.Select((node, i) => (node, i)))
        {
            if (Bind(node, item, $"{key}[{i}]", depth + 1) is { } value)
            {
                values.Add(value);
            }
        }

        var array = Array.CreateInstance(item, values.Count);
        ((ICollection)values).CopyTo(array, 0);
        return array;
    }

    private object? BindRecord(YamlMappingNode map, Type type, string key, int depth)
    {
        var before = errors.Count;
        var record = Activator.CreateInstance(type)!;
        var nodes = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var bound = new HashSet<string>(StringComparer.Ordinal);
        var properties = YamlKeys.Of(type);
        foreach (var (nameNode, valueNode) in map.Children)
        {
            var name = (nameNode as YamlScalarNode)?.Value ?? "";
            var full = key.Length > 0 ? $"{key}.{name}" : name;
            if (!properties.TryGetValue(name, out var property))
            {
                Error(nameNode, full,
                    $"is not a known key{YamlScalars.Nearest(name, properties.Keys)}; known: "
                        + $"{string.Join(", ", properties.Keys)}");
                continue;
            }

            nodes[name] = valueNode;
            var errorsBefore = errors.Count;
            if (Bind(valueNode, property.PropertyType, full, depth + 1) is { } value)
            {
                property.SetValue(record, value);
                if (errors.Count == errorsBefore)
                {
                    bound.Add(name);
                }
            }
        }

        Validate(map, record, key, properties, nodes, bound);
        ValidateWhole(map, record, key, nodes, complete: errors.Count == before);
        return errors.Count == before ? record : null;
    }

    private void Validate(
        YamlMappingNode map,
        object record,
        string key,
        IReadOnlyDictionary<string, PropertyInfo> properties,
        Dictionary<string, YamlNode> nodes,
        HashSet<string> bound)
    {
        foreach (var (name, property) in properties)
        {
            var full = key.Length > 0 ? $"{key}.{name}" : name;
            if (!nodes.TryGetValue(name, out var node))
            {
                if (YamlKeys.IsRequired(property))
                {
                    Error(map, full, "is missing");
                }

                continue;
            }

            var context = new ValidationContext(record) { MemberName = property.Name, DisplayName = name };
            var results = new List<ValidationResult>();
            if (bound.Contains(name) && !Validator.TryValidateProperty(property.GetValue(record), context, results))
            {
                results.ForEach(r => Error(node, full, r.ErrorMessage ?? "is invalid"));
            }
        }
    }

    private void ValidateWhole(
        YamlMappingNode map, object record, string key, Dictionary<string, YamlNode> nodes, bool complete)
    {
        if (complete && record is IValidatableObject whole)
        {
            foreach (var result in whole.Validate(new ValidationContext(record)))
            {
                var member = result.MemberNames.FirstOrDefault() ?? "";
                Error(nodes.GetValueOrDefault(member, map), key.Length > 0 && member.Length > 0
                    ? $"{key}.{member}"
                    : key + member, result.ErrorMessage ?? "");
            }
        }
    }

    private object? Error(YamlNode node, string key, string message)
    {
        errors.Add(new(file, Math.Max(1, node.Start.Line), Math.Max(1, node.Start.Column), key, message));
        return null;
    }

    private static Type? ListItem(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;

    private static string Example(Type item) =>
        item.IsEnum ? YamlScalars.EnumNames(item)[0] : YamlScalars.Handles(item) ? "1" : "{ … }";
}
