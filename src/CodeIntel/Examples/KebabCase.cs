using System.Text;

namespace CodeIntel.Examples;

/// <summary>
/// How enum members are written in study files, tables and reports: <c>LabelShuffle</c> is <c>label-shuffle</c>.
/// </summary>
public static class KebabCase
{
    /// <summary>The written form of an enum member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(value.ToString());

    /// <summary>Lower case, with a hyphen before each inner capital.</summary>
    public static string Of(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
