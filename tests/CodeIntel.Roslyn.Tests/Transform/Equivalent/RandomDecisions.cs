using System.Globalization;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>
/// Random C# methods that decide: boolean locals that are set, joined, toggled and asked, switches over constants,
/// chains of comparisons, counted loops that are left and gone on with, statements that divide and index.
/// </summary>
internal sealed class RandomDecisions(SeededRandom random)
{
    private readonly StringBuilder _text = new();
    private int _names;
    private int _left;

    /// <summary>A class with static methods <c>M0</c>, <c>M1</c> and so on.</summary>
    public string Class(int methods)
    {
        _text.Append("public static class D {\n");
        for (var m = 0; m < methods; m++)
        {
            _left = 6 + random.Next(14);
            _text.Append(CultureInfo.InvariantCulture, $"public static string M{m}(int a, int b, int[] items)\n{{\n");
            _text.Append("bool p = true;\nbool q = a > b;\nvar r = false;\n");
            _text.Append("int c = 0;\nint d = 1;\nstring t = \"x\";\n");
            Statements(false, false);
            Statements(false, false);
            _text.Append("return $\"{a} {b} {c} {d} {p} {q} {r} {t}\";\n}\n");
        }

        return _text.Append("}\n").ToString();
    }

    private void Statements(bool loop, bool section)
    {
        for (var count = 2 + random.Next(3); count > 0; count--)
        {
            Statement(loop, section);
        }
    }

    private void Statement(bool loop, bool section)
    {
        if (_left-- <= 0)
        {
            Simple();
            return;
        }

        switch (random.Next(12))
        {
            case 0:
                Block($"if ({Question()})", loop, section);
                break;
            case 1:
                Block($"if ({Question()})", loop, section);
                Block("else", loop, section);
                break;
            case 2 or 3:
                var counter = $"i{_names++}";
                Block($"for (int {counter} = 0; {counter} < {Number()}; {counter}++)", true, false);
                break;
            case 4:
                Block($"while ({Question()} && c++ < 9)", true, false);
                break;
            case 5 or 6:
                Switch(loop);
                break;
            case 7 or 8:
                Chain(loop, section);
                break;
            case 9:
                Block("try", loop, section);
                Block("catch (System.DivideByZeroException)", loop, section);
                break;
            case 10 when loop:
                _text.Append(CultureInfo.InvariantCulture, $"if ({Question()}) {Pick("continue;", "break;")}\n");
                break;
            case 11 when section:
                _text.Append(CultureInfo.InvariantCulture, $"if ({Question()}) break;\n");
                break;
            default:
                Simple();
                break;
        }
    }

    private void Block(string head, bool loop, bool section)
    {
        _text.Append(head).Append("\n{\n");
        Statements(loop, section);
        _text.Append("}\n");
    }

    private void Switch(bool loop)
    {
        var isText = random.Next(3) == 0;
        _text.Append(CultureInfo.InvariantCulture, $"switch ({(isText ? "t" : Number())})\n{{\n");
        for (var section = 0; section < 3; section++)
        {
            _text.Append(section == 2 && random.Next(2) == 0 ? "default:\n"
                : isText ? $"case \"x{(section == 0 ? "" : section)}\":\n"
                : $"case {section * 2}: case {section * 2 + 1}:\n");
            Statements(loop, random.Next(3) == 0);
            _text.Append(loop && random.Next(4) == 0 ? "continue;\n"
                : random.Next(5) == 0 ? "return t;\n"
                : "break;\n");
        }

        _text.Append("}\n");
    }

    private void Chain(bool loop, bool section)
    {
        var name = Pick("a", "b", "c", "t");
        for (var link = 0; link < 3; link++)
        {
            var test = name == "t" ? $"t == \"x{link}\"" : $"{name} == {link}";
            var other = random.Next(3) == 0 && name != "t" ? $" || {link + 10} == {name}" : "";
            Block($"{(link > 0 ? "else " : "")}if ({test}{other})", loop, section);
        }

        if (random.Next(2) == 0)
        {
            Block("else", loop, section);
        }
    }

    private void Simple()
    {
        _text.Append(random.Next(12) switch
        {
            0 => $"{Flag()} = {Pick("true", "false")};\n",
            1 => $"{Flag()} = {Question()};\n",
            2 => $"{Flag()} {Pick("&=", "|=", "^=")} {Question()};\n",
            3 => $"t = \"x\" + {Number()};\n",
            4 => $"{Number()} += 10 / {Number()};\n",
            5 => $"items[{Number()}] = {Number()};\n",
            6 => $"{Number()} = items[{Number()}];\n",
            7 => $"int v{_names} = {Number()};\n{Number()} += v{_names++};\n",
            8 => $"bool f{_names} = false;\n{Flag()} = f{_names} != {Flag()};\n{Flag()} |= !f{_names++};\n",
            _ => $"{Number()} = {Number()} {Pick("+", "-", "*")} {Number()};\n",
        });
    }

    private string Question() => random.Next(6) switch
    {
        0 => $"!{Flag()}",
        1 => $"({Flag()} && {Number()} > 1)",
        2 => $"({Flag()} || !{Flag()})",
        3 => $"{Number()} > {Number()}",
        4 => $"({Flag()} ? {Flag()} : !{Flag()})",
        _ => Flag(),
    };

    private string Flag() => Pick("p", "q", "r");

    private string Number() => Pick("a", "b", "c", "d");

    private string Pick(params ReadOnlySpan<string> texts) => texts[random.Next(texts.Length)];
}
