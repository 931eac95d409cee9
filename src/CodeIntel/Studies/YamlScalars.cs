using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>The scalar types of option files: text, whole numbers, numbers, booleans and named choices.</summary>
internal static class YamlScalars
{
    /// <summary>True for types that one YAML scalar holds.</summary>
    public static bool Handles(Type type) =>
        type.IsEnum || type == typeof(string)
            || type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(bool);

    /// <summary>Parses the text of a scalar; culture-invariant.</summary>
    public static bool TryParse(string text, Type type, out object? value)
    {
        value = null;
        if (type == typeof(string))
        {
            value = text;
        }
        else if (type == typeof(int)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            value = whole;
        }
        else if (type == typeof(long)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wide))
        {
            value = wide;
        }
        else if (type == typeof(double)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
        {
            value = number;
        }
        else if (type == typeof(bool) && text is "true" or "false")
        {
            value = text == "true";
        }
        else if (type.IsEnum && Array.IndexOf(EnumNames(type), text) is >= 0 and var i)
        {
            value = Enum.Parse(type, Members(type)[i]);
        }

        return value is not null;
    }

    /// <summary>What a value of the type looks like, for messages.</summary>
    public static string Describe(Type type) =>
        type.IsEnum ? "one of " + string.Join(", ", EnumNames(type))
        : type == typeof(string) ? "text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(double) ? "a number"
        : "a whole number";

    /// <summary>
    /// The written names of an enum's members, in the order of their values; of flags not the first, which is none of
    /// them: an empty list says that.
    /// </summary>
    public static string[] EnumNames(Type type) => [.. Members(type).Select(KebabCase.Of)];

    /// <summary>A hint where a misspelt choice is close to a known one.</summary>
    public static string Suggest(string text, Type type) => type.IsEnum ? Nearest(text, EnumNames(type)) : "";

    /// <summary>A hint where one of the known names is within two edits; else empty.</summary>
    public static string Nearest(string text, IEnumerable<string> known)
    {
        var best = known.Select(name => (Name: name, Distance: Distance(text, name))).OrderBy(p => p.Distance)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, text.Length / 3)
            ? $" (did you mean '{best.Name}'?)"
            : "";
    }

    private static string[] Members(Type type) =>
        type.IsDefined(typeof(FlagsAttribute), inherit: false) ? Enum.GetNames(type)[1..] : Enum.GetNames(type);

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal
                    + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
