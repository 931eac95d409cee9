using System.Globalization;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

/// <summary>
/// Random C# methods over three variables: nested loops of every kind, if, switch with goto case, try with catch,
/// filters and finally, jumps of every kind, ref and out arguments, conditional expressions, compound assignment.
/// </summary>
internal sealed class RandomMethods(SeededRandom random, bool gotos)
{
    private static readonly string[] _variables = ["a", "b", "c"];

    private readonly StringBuilder _text = new();
    private int _names;
    private int _left;

    /// <summary>A class with methods <c>M0</c>, <c>M1</c> and so on.</summary>
    public string Class(int methods)
    {
        _text.Append("class C {\nvoid R(ref int x) { }\nvoid O(out int x) { x = 0; }\nbool T(int x) => x > 0;\n");
        for (var m = 0; m < methods; m++)
        {
            _left = 4 + random.Next(12);
            _text.Append(CultureInfo.InvariantCulture, $"int M{m}(int a, int b)\n{{\nint c = 0;\n");
            for (var label = 0; label < 3; label++)
            {
                _text.Append(gotos ? string.Create(CultureInfo.InvariantCulture, $"L{label}: ") : "");
                Simple();
                Statements(new(false, false, false));
            }

            _text.Append("return a + b + c;\n}\n");
        }

        return _text.Append("}\n").ToString();
    }

    private void Statements(Place place)
    {
        for (var count = 1 + random.Next(3); count > 0; count--)
        {
            Statement(place);
        }
    }

    private void Statement(Place place)
    {
        if (_left-- <= 0)
        {
            Simple();
            return;
        }

        switch (random.Next(14))
        {
            case 0:
                Nested($"if ({Condition()})", place);
                break;
            case 1:
                Nested($"if ({Condition()})", place);
                Nested("else", place);
                break;
            case 2:
                Nested($"while ({Condition()})", place with { Loop = true });
                break;
            case 3:
                Nested("do", place with { Loop = true });
                _text.Append(CultureInfo.InvariantCulture, $"while ({Condition()});\n");
                break;
            case 4:
                var counter = $"i{_names++}";
                Nested($"for (int {counter} = {Value()}; {Condition()}; {Variable()}++)", place with { Loop = true });
                break;
            case 5:
                Nested($"foreach (var e{_names++} in new int[{Value()}])", place with { Loop = true });
                break;
            case 6:
                Switch(place);
                break;
            case 7 or 8:
                Try(place);
                break;
            case 9 or 10:
                Jump(place);
                break;
            default:
                Simple();
                break;
        }
    }

    private void Nested(string head, Place place)
    {
        _text.Append(head).Append("\n{\n");
        if (random.Next(4) == 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"var t{_names} = {Value()};\nT(t{_names++});\n");
        }

        Statements(place);
        _text.Append("}\n");
    }

    private void Switch(Place place)
    {
        _text.Append(CultureInfo.InvariantCulture, $"switch ({Variable()})\n{{\n");
        for (var section = 0; section < 3; section++)
        {
            var when = section == 1 && random.Next(2) == 0 ? $"case > 5 when {Condition()}:" : $"case {section}:";
            _text.Append(section == 2 && random.Next(2) == 0 ? "default:" : when).Append('\n');
            Statements(place with { Loop = false, Switch = true });
            _text.Append(section > 0 && random.Next(3) == 0 ? "goto case 0;\n" : "break;\n");
        }

        _text.Append("}\n");
    }

    private void Try(Place place)
    {
        var kind = random.Next(4);
        var filter = random.Next(3) == 0;
        Nested("try", place with { Plain = place.Plain || (filter && kind != 0) });
        if (place.Plain)
        {
            kind = 3;
        }

        if (kind != 0)
        {
            Nested(filter ? $"catch (System.FormatException) when ({Condition()})" : "catch (System.FormatException)",
                place);
        }

        if (kind == 2)
        {
            Nested(random.Next(2) == 0 ? "catch" : "catch (System.Exception)", place);
        }

        if (kind == 0 || (kind == 1 && !place.Plain))
        {
            Nested("finally", place with { Loop = false, Switch = false, Finally = true });
        }
    }

    private void Jump(Place place)
    {
        var label = random.Next(3);
        var jump = random.Next(5) switch
        {
            0 when place.Loop => "continue;",
            1 or 2 when place.Loop || place.Switch => "break;",
            3 when !place.Finally => "return a;",
            4 => "throw new System.Exception();",
            _ when gotos && !place.Finally => string.Create(CultureInfo.InvariantCulture, $"goto L{label};"),
            _ => "T(a);",
        };
        _text.Append(CultureInfo.InvariantCulture, $"if ({Condition()}) {jump}\n");
    }

    private void Simple() => _text.Append(random.Next(8) switch
    {
        0 => $"{Variable()}++;\n",
        1 => $"{Variable()} += {Value()};\n",
        2 => $"R(ref {Variable()});\n",
        3 => $"O(out {Variable()});\n",
        4 => $"{Variable()} += {Condition()} ? {Variable()} = {Value()} : {Value()};\n",
        5 => $"{Variable()} = {Condition()} ? {Value()} : {Value()};\n",
        _ => $"{Variable()} = {Value()};\n",
    });

    private string Variable() => _variables[random.Next(3)];

    private string Value() => random.Next(3) switch
    {
        0 => Variable(),
        1 => $"({Variable()} - {Variable()})",
        _ => "7",
    };

    private string Condition() => random.Next(5) switch
    {
        0 => $"T({Variable()})",
        1 => $"({Variable()} > 1 && {Variable()} < 5)",
        2 => $"({Variable()} > 1 || T({Variable()}--))",
        _ => $"{Variable()} > {Value()}",
    };

    /// <summary>What the statements around allow. Plain: no try with finally (inside a try with a filter).</summary>
    private readonly record struct Place(bool Loop, bool Switch, bool Finally, bool Plain = false);
}
