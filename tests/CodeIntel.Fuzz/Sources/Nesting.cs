using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Sources;

/// <summary>Something inside itself, very often.</summary>
internal static class Nesting
{
    private static readonly (string Open, string Middle, string Close)[] _expressions =
    [
        ("(", "a", ")"), ("a + ", "a", ""), ("!", "a", ""), ("- ", "a", ""), ("a.", "a", ""), ("", "a", ".a()"),
        ("a(", "a", ")"), ("new[] { ", "a", " }"), ("x => ", "a", ""), ("() => { return ", "a", "; }"),
        ("$\"{", "a", "}\""), ("$@\"{", "a", "}\""), ("$\"\"\"{", "a", "}\"\"\""), ("a ? b : ", "a", ""),
        ("a ? ", "b", " : c"), ("(int)", "a", ""), ("await ", "a", ""), ("a ?? ", "a", ""), ("a = ", "a", ""),
        ("[", "a", "]"), ("a[", "a", "]"), ("a?[", "a", "]"), ("", "a", "?.a"), ("", "a", "!"), ("ref ", "a", ""),
        ("a switch { _ => ", "a", " }"), ("", "a", " switch { _ => 1 }"), ("", "a", " with { }"), ("", "a", " is a"),
        ("a is not ", "b", ""), ("a is (", "b", ")"), ("a is { X: ", "b", " }"), ("a is [", "b", "]"),
        ("from x in ", "a", " select x"), ("from x in a select ", "x", ""), ("checked(", "a", ")"),
        ("throw ", "a", ""), ("a && ", "a", ""), ("a | ", "a", ""), ("a << ", "a", ""), ("new A(", "a", ")"),
        ("new A { B = ", "a", " }"), ("(", "a", ", b)"), ("a..", "a", ""), ("^", "a", ""), ("*", "a", ""),
        ("&", "a", ""), ("delegate { return ", "a", "; }"), ("async x => await ", "a", ""), ("typeof(A<", "B", ">)"),
        ("stackalloc int[", "a", "]"), ("\"a\" + ", "a", ""), ("static (int x) => ", "x", ""),
    ];

    private static readonly (string Open, string Middle, string Close)[] _statements =
    [
        ("{", ";", "}"), ("if (a) ", ";", ""), ("if (a) ; else ", ";", ""), ("while (a) ", ";", ""),
        ("for (;;) ", ";", ""), ("foreach (var x in y) ", ";", ""), ("do ", ";", " while (a);"),
        ("using (a) ", ";", ""),
        ("lock (a) ", ";", ""), ("try { ", ";", " } finally { }"), ("try { } finally { ", ";", " }"),
        ("try { } catch when (a) { ", ";", " }"), ("switch (a) { case 1: ", "break;", " break; }"), ("L: ", ";", ""),
        ("void F() { ", ";", " }"), ("unsafe { ", ";", " }"), ("checked { ", ";", " }"),
        ("fixed (int* p = a) ", ";", ""),
        ("\n#if A\n", ";", "\n#endif\n"), ("\n#if !A\n{", ";", "}\n#endif\n"), ("int F() => ", "1;", ""),
        ("await foreach (var x in y) { yield return x; ", ";", " }"), ("if (a is var b) { b = b; ", ";", " }"),
        ("while (true) { if (x) break; y = x; x = y; ", ";", " }"), ("int @x = 1; ", ";", ""),
    ];

    private static readonly (string Open, string Middle, string Close)[] _types =
    [
        ("class A { ", "", " }"), ("namespace A { ", "", " }"), ("class A<T> where T : B<", "A", "> { }"),
        ("delegate void A(B<", "int", ">);"), ("class C { A<", "B", "> x; }"), ("class C { int", "", "[] x; }"),
        ("class C { int", "", "? x; }"), ("class C { (int, ", "int", ") x; }"),
        ("class C { delegate*<", "int", "> x; }"),
        ("[A] ", "class C { }", ""), ("class C { A.", "B x; }", ""), ("enum E { A = ", "1", " }"),
        ("using A = ", "B;", ""),
        ("record R(int X) : R(", "1", ");"), ("interface I { void M() { ", "", " } }"),
        ("class C { int P { get { ", "return 1;", " } } }"),
    ];

    /// <summary>A file; up to a hundred thousand levels.</summary>
    public static string Make(SeededRandom random)
    {
        var kind = random.Next(5);
        var kinds = kind < 2 ? _expressions : kind < 4 ? _statements : _types;
        var (open, middle, close) = kinds[random.Next(kinds.Length)];
        var mixed = random.Next(3) == 0 ? kinds[random.Next(kinds.Length)] : (open, middle, close);
        var levels = Levels(random);
        var text = new StringBuilder();
        for (var i = 0; i < levels; i++)
        {
            text.Append(i % 2 == 0 ? open : mixed.Item1);
        }

        text.Append(middle);
        for (var i = random.Next(4) == 0 ? random.Next(levels) : levels; i > 0; i--)
        {
            text.Append(i % 2 == 1 ? close : mixed.Item3);
        }

        return Around(random, kind, text.ToString());
    }

    private static int Levels(SeededRandom random) => random.Next(8) switch
    {
        0 => 1 + random.Next(100_000),
        1 => 1 + random.Next(10_000),
        2 or 3 => 1 + random.Next(1_000),
        _ => 1 + random.Next(190),
    };

    private static string Around(SeededRandom random, int kind, string text) => kind switch
    {
        0 => $"class C {{ object M(dynamic a, int b) {{ return {text}; }} }}",
        1 when random.Next(2) == 0 => $"class C {{ object x = {text}; }}",
        1 => $"class C {{ void M() {{ var q = {text}; }} }}",
        2 => $"class C {{ async Task M(int a, int x, int y) {{ {text} }} int N() => 1; }}",
        3 => $"class C {{ unsafe int this[int a] {{ get {{ {text} return a; }} }} }}",
        _ => text,
    };
}
