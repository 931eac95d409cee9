using System.Globalization;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Sources;

/// <summary>
/// Programs that parse, and mean as much as chance gives: every statement and expression in every other, over few
/// names, so that they bind.
/// </summary>
internal sealed class GeneratedProgram
{
    private const int MaxDepth = 6;

    private readonly SeededRandom _random;
    private readonly StringBuilder _text = new();

    private GeneratedProgram(SeededRandom random) => _random = random;

    /// <summary>A file.</summary>
    public static string Make(SeededRandom random)
    {
        var program = new GeneratedProgram(random);
        program.File();
        return program._text.ToString();
    }

    private void File()
    {
        _text.Append("using System; using System.Linq; using System.Collections.Generic;\n");
        _text.Append("unsafe partial class C<T> {\n");
        _text.Append("int f; static int s; C<T> n; List<int> l; int[] a; event Action e; ref int R => ref f;\n");
        for (var i = 1 + _random.Next(6); i > 0; i--)
        {
            var header = Pick(
                "int M(int x, ref int y, out int z, params int[] w)",
                "async System.Threading.Tasks.Task M(int x, int y)",
                "IEnumerable<int> M(int x, int y)", "public static C<T> operator +(C<T> x, int y)", "C(int x, int y)",
                "static void M<U>(U x, in int y) where U : struct", "int this[int x, int y] { get", "~C()",
                "int P { get");
            _text.Append(header).Append('\n');
            Block(0);
            _text.Append(header.EndsWith("get", StringComparison.Ordinal) ? "}\n" : "\n");
        }

        _text.Append("}\n");
    }

    private void Block(int depth)
    {
        _text.Append("{ ");
        for (var i = _random.Next(5); i > 0; i--)
        {
            Statement(depth + 1);
        }

        _text.Append("}\n");
    }

    private void Statement(int depth)
    {
        if (depth > MaxDepth)
        {
            _text.Append("x++; ");
            return;
        }

        Fill(depth, Pick(
            "if (#) % else %", "while (#) %", "do % while (#);", "for (var i = #; # ; i++) %", "foreach (var q in #) %",
            "foreach (var (q, r) in #) %",
            "switch (#) { case 1: % break; case int k when #: % goto case 1; default: % return; }",
            "try % catch (Exception q) when (#) % finally %", "try % finally %", "using (var u = #) %",
            "using var u = #;",
            "lock (#) %", "{ L: x++; if (#) goto L; }", "checked %", "unsafe { int* p = &x; *p = #; %}",
            "fixed (int* p = a) %", "int v = #; x = v; ", "var (a1, b1) = (#, #);", "(x, y) = (#, #);",
            "int Local(int q) { x = q; return #; }", "static int Fixed(int q) => q + #;", "x = #;", "x += #;",
            "f ??= #;",
            "n.f = #;", "a[#] = #;", "yield return #;", "yield break;", "await foreach (var q in #) %", "throw #;",
            "return #;", "break;", "continue;", ";", "%", "e += (q, r) => #;", "Action g = () => %;",
            "ref int r = ref a[#];",
            "if (# is { f: > 1 and < 5 or 7, n: not null } p1 && p1.f > #) %", "_ = #;", "goto case #;",
            "if (!int.TryParse(#.ToString(), out var o)) { o = #; } x = o;",
            "Span<int> sp = stackalloc int[] { #, # };"));
        _text.Append('\n');
    }

    private void Expression(int depth)
    {
        if (depth > MaxDepth)
        {
            _text.Append(Pick("x", "y", "1", "f", "\"s\"", "null", "this", "s"));
            return;
        }

        Fill(depth, Pick(
            "x", "y", "f", "1", "\"text\"", "'c'", "null", "default", "this.f", "n?.n?.f", "# + #", "# && #", "!#",
            "-#",
            "(# ? # : #)", "# ?? #", "(x = #)", "x++", "--y", "(int)#", "# as C<T>", "M(#, ref y, out z)", "M(#, #)",
            "new C<T>(#, #)", "new { A = #, B = # }", "new[] { #, # }", "[#, .. #]", "a[^#]", "a[#..#]",
            "l.Where(q => #)",
            "(q, r) => #", "delegate (int q) { return #; }", "$\"a{#:x}b{#}\"", "# is int k", "# is [1, .., var k]",
            "# switch { 1 => #, > 2 => #, _ => # }", "n with { f = # }", "(#, #)", "nameof(x)", "typeof(C<>)",
            "sizeof(int)", "from q in # where # orderby # select q", "await #", "throw #", "(await # is var k ? k : #)",
            "checked(#)", "(&x)->ToString()", "Local(#)", "x < y", "# == #", "(ref y)", "((#))", "s >>>= #",
            "async () => await #", "static q => #", "#!.n", "\"u\"u8", "stackalloc int[#]", "out var k2"));
    }

    /// <summary># is an expression, % a block.</summary>
    private void Fill(int depth, string pattern)
    {
        foreach (var c in pattern)
        {
            if (c == '#')
            {
                Expression(depth + 1 + _random.Next(3));
            }
            else if (c == '%')
            {
                Block(depth + 1);
            }
            else
            {
                _text.Append(CultureInfo.InvariantCulture, $"{c}");
            }
        }
    }

    private string Pick(params ReadOnlySpan<string> texts) => texts[_random.Next(texts.Length)];
}
