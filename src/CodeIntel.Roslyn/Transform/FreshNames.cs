using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// Ordinary names of variables that a unit does not use yet and that say nothing of its label.
/// </summary>
internal sealed class FreshNames
{
    private static readonly string[] _words =
    [
        "item", "entry", "element", "source", "target", "left", "right", "first", "last", "next", "current", "result",
        "value", "key", "index", "number", "amount", "size", "text", "part", "piece", "group", "field", "record",
        "given", "other", "outer", "inner", "local", "extra", "chosen", "known", "seen", "step", "range", "limit",
    ];

    private readonly HashSet<string> _taken;
    private readonly string[] _allowed;
    private readonly SeededRandom _random;

    public FreshNames(UnitDeclaration unit, IEnumerable<string> taken, SeededRandom random)
    {
        var label = Subtokens.Split(Subtokens.Normalise(unit.Name)).ToHashSet(StringComparer.Ordinal);
        _taken = new(taken, StringComparer.Ordinal) { unit.Name };
        _allowed = [.. _words.Where(word => !label.Contains(word))];
        _random = random;
    }

    /// <summary>Another name: one word or two, with a number where these are used up.</summary>
    public string Next()
    {
        for (var attempt = 0; ; attempt++)
        {
            var first = _allowed[_random.Next(_allowed.Length)];
            var second = _allowed[_random.Next(_allowed.Length)];
            var name = _random.Next(2) == 0 ? first : first + char.ToUpperInvariant(second[0]) + second[1..];
            if (attempt >= _allowed.Length)
            {
                name += attempt.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            if (_taken.Add(name))
            {
                return name;
            }
        }
    }
}
