using System.Globalization;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Sources;

/// <summary>Something very long, or very many of something.</summary>
internal static class Oversized
{
    private static readonly string[] _members =
    [
        "int F{0}(int x) {{ int y{0} = x; while (y{0} > 0) {{ y{0}--; x += y{0}; }} return x; }}",
        "int P{0} {{ get; set; }} ", "void M() {{ }} ", "class C{0} {{ ", "[A({0})] int x{0}; ", "partial void M(); ",
        "public static implicit operator C(int x{0}) => null; ", "event E e{0} {{ add {{ }} remove {{ }} }} ",
        "void G{0}<T>(T x) where T : G<T> {{ G{0}<G<T>>(null); }} ",
    ];

    private static readonly string[] _statements =
    [
        "x{0} = x + {0};", "L{0}: if (x > {0}) goto L{0};", "goto L0;", "var v{0} = x; x = v{0};",
        "F(out var o{0}, ref x);",
        "if (x is int i{0} && i{0} > 0) {{ x = i{0}; }}", "x += y => y + x;", "try {{ x = {0}; }} finally {{ y = x; }}",
        "switch (x) {{ case {0}: y = x; goto case 1; case 1: break; default: goto default; }}", "lock (x) {{ }}",
        "using var u{0} = x;", "for (int i = 0; i < x; i++) {{ x = i; continue; }}", "(x, y) = (y, x);", ";", "{{}}",
        "int Local{0}(int q) {{ x = q; return Local0(x); }}", "x?.y ??= {0};", "yield return x;", "await x;",
    ];

    /// <summary>A file of at most a few megabytes.</summary>
    public static string Make(SeededRandom random)
    {
        var length = random.Next(6) == 0 ? random.Next(2_500_000) : random.Next(60_000);
        var count = random.Next(8) == 0 ? random.Next(20_000) : random.Next(600);
        return random.Next(9) switch
        {
            0 => $"class {new string('a', length)} {{ void {new string('B', length)}() {{ }} }}",
            1 => $"class C {{ string M() => \"{new string('x', length)}\"; }}",
            2 => $"class C {{ int M() => {new string('9', length)}; }}",
            3 => $"class C {{ int M() {{ return 1; /*{new string('*', length)}*/ }} }}",
            4 => $"class C {{ int M() {{ return 1; }} }} {new string('\n', length)}",
            5 => $"class C {{ {Many(random, _members, count)} }}",
            6 => $"class C {{ object M() => new[] {{ {string.Join(", ", Enumerable.Range(0, count))} }}; }}",
            7 => $"class C {{ void M({Parameters(count)}) {{ }} }}",
            _ => $"class C {{ async object M(int x, dynamic y) {{ {Many(random, _statements, count)} }} }}",
        };
    }

    private static string Parameters(int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => $"int p{i}"));

    private static string Many(SeededRandom random, string[] kinds, int count)
    {
        var only = random.Next(2) == 0 ? kinds[random.Next(kinds.Length)] : null;
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.AppendFormat(CultureInfo.InvariantCulture, only ?? kinds[random.Next(kinds.Length)], i).Append('\n');
        }

        return text.ToString();
    }
}
