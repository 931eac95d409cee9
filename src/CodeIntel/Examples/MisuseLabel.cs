using System.Globalization;

namespace CodeIntel.Examples;

/// <summary>
/// Label or prediction of variable-misuse: where the wrong variable is used and where the right one is named. Positions
/// count from 1 in the example's tokens; 0 stands for "no bug", as the extra first token of GREAT's data does.
/// </summary>
/// <param name="Location">Position of the misused variable; 0: there is no bug.</param>
/// <param name="Targets">Positions of tokens that name the right variable, ascending; empty without a bug.</param>
public readonly record struct MisuseLabel(int Location, IReadOnlyList<int> Targets)
{
    /// <summary>No bug.</summary>
    public static MisuseLabel None { get; } = new(0, []);

    /// <summary>True where there is a bug.</summary>
    public bool IsBug => Location > 0;

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static MisuseLabel Parse(string text)
    {
        var arrow = text.IndexOf('>', StringComparison.Ordinal);
        return arrow < 0
            ? new(Number(text), [])
            : new(Number(text.AsSpan(0, arrow)), [.. text[(arrow + 1)..].Split(',').Select(part => Number(part))]);
    }

    /// <summary><c>0</c>, <c>17</c> or <c>17&gt;3,9</c>.</summary>
    public override string ToString()
    {
        var location = Location.ToString(CultureInfo.InvariantCulture);
        return Targets is { Count: > 0 }
            ? $"{location}>{string.Join(',', Targets.Select(target => target.ToString(CultureInfo.InvariantCulture)))}"
            : location;
    }

    private static int Number(ReadOnlySpan<char> text) =>
        int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
