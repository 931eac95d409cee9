using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Sources;

/// <summary>Pieces of C# that change what follows them.</summary>
internal static class Fragments
{
    private static readonly string[] _all =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ":", "?", "??=", "=>", "->", "..", "^", "!", "@", "$", "\"",
        "\"\"\"", "$\"{", "$$\"\"\"{{", "$@\"", "'", "'\\", "\\u0041", "\\U0010FFFF", "/*", "*/", "//", "///<x>", "/**",
        "\n#if A\n", "\n#else\n", "\n#elif !(A\n", "\n#endif\n", "\n#region\n", "\n#error x\n", "\n#nullable enable\n",
        "\n#pragma warning disable\n", "\n#line (1, 1) - (1, 2) 3 \"x\"\n", "\n#define A\n", "\n#!x\n",
        "\n#:package x\n",
        " class ", " struct ", " record struct ", " interface ", " enum ", " delegate ", " event ", " namespace ",
        " using ", " global using static unsafe X = int*; ", " extern alias a; ",
        " where T : allows ref struct, new() ",
        " static ", " partial ", " async ", " await ", " yield return 1; ", " yield break; ", " unsafe ", " fixed ",
        " stackalloc[] ", " goto case 1; ", " goto L; ", " L: ", " case > 1 and < 3 or not null when true: ",
        " switch { _ => 0 } ", " is { X: [1, .., var x] } ", " with { X = 1 } ", " this[int i] ", " operator checked +",
        " implicit operator ", " ~C() ", " ref readonly ", " scoped ", " out var x ", " in ", " params Span<int> x ",
        " __arglist ", " __makeref(x) ", " typeof(List<>) ", " nameof(x) ", " sizeof(int) ", " default ", " checked(",
        " throw ", " try { ", " catch when (", " finally { ", " lock (this) ", " foreach (var (a, b) in c) ",
        " await foreach ", " await using ", " from x in y join z in w on x equals z into g orderby x select g ",
        " delegate*<int, void> ", " extension(int x) ", " field ", " required ", " file ", " init ", " get; set; ",
        " 0b ", " 1e999 ", " 0xFFFFFFFFFFFFFFFFFF ", " 1_000__ ", " 1.0m ", " \"x\"u8 ", " '\\x' ", " a?.b?[c]!.d ",
        " (int, string) ", " (a, b) = (b, a); ", " int.TryParse(x, out _) ", " new() ", " new { } ", " new[] { ",
        " [1, .. x] ", " x is not not not y ", " a < b > (c) ", " <<<<<<< HEAD\n", " \u2028 ", "\ufeff", "\0", "\u202e",
    ];

    /// <summary>One of them.</summary>
    public static string Any(SeededRandom random) => _all[random.Next(_all.Length)];
}
