using System.Diagnostics;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class NestingTests
{
    private const int Deep = 100_000;

    public static TheoryData<string> Kinds => [.. Sources().Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Drops_a_source_made_to_blow_the_stack_and_keeps_the_rest(string kind)
    {
        var tree = new MemoryTree()
            .With("a.cs", "class A { int M(int x) => x + 1; }")
            .With("b.cs", Sources()[kind])
            .With("c.cs", "class B { int N(A a) => a.M(2); }");
        var writer = new MemoryWriter();

        var report = await Extraction.RunAsync(
            tree, writer, new() { MaxFileBytes = 1 << 26 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a.cs", "c.cs"], writer.Files.Select(f => f.Path));
        Assert.Equal(["too-deep"], writer.Drops.Where(d => d.Unit == "file").Select(d => d.Reason));
        Assert.All(report.Ledger, l => Assert.True(l.Balances));
    }

    [Fact]
    public async Task Drops_a_file_of_50_megabytes_unread()
    {
        var tree = new MemoryTree().With("a.cs", "class A { int M(int x) => x; }").With("b.cs", new byte[50 << 20]);
        var writer = new MemoryWriter();

        await Extraction.RunAsync(tree, writer, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("too-large", Assert.Single(writer.Drops).Reason);
    }

    [Fact]
    public void Reads_50_megabytes_of_flat_source_in_seconds()
    {
        var line = "    int F(int a) => a < 3 && a > \"x{\".Length ? $\"{a:x}{{\".Length : '}';\n";
        var text = string.Concat(Enumerable.Repeat(line, (50 << 20) / line.Length));
        var watch = Stopwatch.StartNew();

        Assert.Null(NestingGuard.Refuse(text, 200, out _));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("class C { string s = \"((((((((((((((((((\"; }")]
    [InlineData("class C { string s = @\"((((((\"\"((((((((((((\"; }")]
    [InlineData("class C { string s = \"\"\" ((((((\"((((((((((((\"\"\"; }")]
    [InlineData("class C { string s = $\"{{((((((((((((((((\"; }")]
    [InlineData("class C { string s = $\"{1}((((({2}((((((((\"; }")]
    [InlineData("class C { string s = $$\"\"\"{((((({{1}}{((((((\"\"\"; }")]
    [InlineData("class C { char c = '('; /* (((((((((((((((( */ } // (((((((((((((((((")]
    [InlineData("#if A\n{{{{{\n#else\n{{{{{\n#endif\n#if B\n}}}}}\n#endif\n{{{{{")]
    public void Does_not_count_brackets_that_do_not_nest(string text) =>
        Assert.Null(NestingGuard.Refuse(text, 10, out _));

    [Theory]
    [InlineData("$\"{F((((((((((((1))))))))))))}\"")]
    [InlineData("$\"{$\"{$\"{$\"{$\"{$\"{$\"{$\"{$\"{$\"{$\"{1}\"}\"}\"}\"}\"}\"}\"}\"}\"}\"}\"")]
    [InlineData("[[[[[[[[[[[[")]
    [InlineData(")[)[)[)[)[)[)[)[)[)[)[)[)[)[")]
    [InlineData("[}[}[}[}[}[}[}[}[}[}[}[}[}[}[}")]
    public void Counts_brackets_that_nest(string text) =>
        Assert.NotNull(NestingGuard.Refuse(text, 10, out _));

    [Theory]
    [InlineData("a?[", "1", "]")]
    [InlineData("a? /* */ [", "1", "")]
    [InlineData("a ? [", "1", "] : b")]
    [InlineData("a?[1] + ", "1", "")]
    [InlineData("a?[1].b(", "1", ")")]
    [InlineData("() => { x = a?[", "1", "]; }")]
    [InlineData("$\"{a?[", "1", "]}\"")]
    [InlineData("a ? () => { return ", "1", "; } : b")]
    [InlineData("a ? (x, y) => ", "1", " : b")]
    [InlineData("f(a ? (int x) /* */ => ", "1", " : b)")]
    [InlineData("f(m = ", "1", ")")]
    [InlineData("f(m /* */ = ", "1", "")]
    [InlineData("(int m = ", "1", ")")]
    [InlineData("f(a, (b, c) = ", "1", ")")]
    [InlineData("[= (", "1", ")]")]
    [InlineData("$\"{[(", "1", ")]}\"")]
    [InlineData("[static (", "1", ")]")]
    [InlineData("f(m = x[() => { y ??= ", "1", "; }])")]
    public void Refuses_conditions_that_take_the_parser_exponential_time(
        string open, string inner, string close)
    {
        string Source(int n) =>
            $"class C {{ object M() {{ return {Repeat(open, n)}{inner}{Repeat(close, n)}; }} }}";

        Assert.Null(NestingGuard.Refuse(Source(8), 200, out _));
        Assert.Contains("too long to parse", NestingGuard.Refuse(Source(24), 200, out _), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_guard_admits_of_conditional_indexes_is_parsed_in_seconds()
    {
        var n = Enumerable.Range(1, 40).Last(n => NestingGuard.Refuse(Source(n), 200, out _) is null);
        var watch = Stopwatch.StartNew();

        Extraction.File(Source(n));

        Assert.InRange(n, 12, 20);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"{watch.Elapsed}");

        static string Source(int n) => $"class C {{ object M() {{ return {Repeat("a?[", n)}1{Repeat("]", n)}; }} }}";
    }

    [Fact]
    public void Gives_up_a_file_that_takes_too_long_to_parse()
    {
        var n = Enumerable.Range(1, 40).Last(n => NestingGuard.Refuse(Source(n), 200, out _) is null);
        var parser = new SourceParser(new()) { Longest = TimeSpan.FromMilliseconds(1) };

        var (parsed, dropped) = BigStack.Run(() => Parse(parser, Source(n)));
        var (again, _) = BigStack.Run(() => Parse(new(new()), Source(4)));

        Assert.Null(parsed);
        Assert.Equal("too-deep", dropped?.Reason);
        Assert.NotNull(again);

        static string Source(int n) => $"class C {{ object M() {{ return {Repeat("a?[", n)}1{Repeat("]", n)}; }} }}";

        static (ParsedSource? Parsed, (string Reason, string Detail)? Dropped) Parse(SourceParser parser, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return parser.Parse(new("a.cs", "0", SourceEntryKind.File, bytes.Length), bytes);
        }
    }

    [Theory]
    [InlineData("f(a?[1], {0})")]
    [InlineData("a ?? [1, ..{0}]")]
    [InlineData("a ? (b) : {0}")]
    [InlineData("a ? (b >= c) : (d) => {0}")]
    [InlineData("(a == {0})")]
    [InlineData("(a => {0})")]
    [InlineData("(a <= b || a != {0})")]
    [InlineData("(a += {0})")]
    [InlineData("f(a = 1, b = 2, {0})")]
    [InlineData("new A { B = {0} }")]
    [InlineData("[1, (2), 3, {0}]")]
    [InlineData("a[(b) + {0}]")]
    public void Keeps_conditional_indexes_that_do_not_hold_each_other(string step)
    {
        var expression = "1";
        for (var i = 0; i < 40; i++)
        {
            expression = step.Replace("{0}", expression, StringComparison.Ordinal);
        }

        var statements = Repeat("x = a?[1]?[2]?.b?[3] ?? c?[4]; ", 5_000);

        Assert.Null(NestingGuard.Refuse($"class C {{ void M() {{ {statements} }} }}", 200, out _));
        Assert.Null(NestingGuard.Refuse($"class C {{ object M() => {expression}; }}", 200, out _));
    }

    [Fact]
    public void Keeps_a_long_switch_and_a_long_concatenation()
    {
        var cases = string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"case {i}:"));
        var sum = string.Join(" + ", Enumerable.Repeat("x", 1000));

        var body = $"switch (x) {{ {cases} return 1; }} return {sum};";

        var file = Extraction.File($"class C {{ int M(int x) {{ {body} }} }}");

        Assert.Single(file.Units);
    }

    private static Dictionary<string, string> Sources() => new()
    {
        ["brackets"] = Method(Repeat("(") + "1" + Repeat(")")),
        ["brackets-unclosed"] = Method(Repeat("(")),
        ["braces"] = "class C { void M() " + Repeat("{") + Repeat("}") + "}",
        ["indexers"] = Method(Repeat("a[") + "1" + Repeat("]")),
        ["binary"] = Method("1" + Repeat(" + 1")),
        ["not"] = Method(Repeat("!") + "true"),
        ["minus"] = Method(Repeat("- ") + "1"),
        ["casts"] = Method(Repeat("(int)") + "1"),
        ["generics"] = "class C { " + Repeat("A<") + "int" + Repeat(">") + " f; void M() { } }",
        ["generics-with-commas"] = "class C { " + Repeat("A<int,") + "int" + Repeat(">") + " f; void M() { } }",
        ["else-if"] = "class C { void M(int x) { if (x == 0) { } " + Repeat("else if (x == 1) { x = 2; }") + "} }",
        ["if"] = "class C { void M(bool x) { " + Repeat("if (x) ") + "; } }",
        ["members"] = Method("a" + Repeat(".b")),
        ["calls"] = Method("a" + Repeat(".b(1, 2)")),
        ["with"] = Method("a" + Repeat(" with { X = 1 }")),
        ["switch"] = Method("a" + Repeat(" switch { _ => 1 }")),
        ["lambdas"] = Method(Repeat("x => ") + "1"),
        ["lambdas-bracketed"] = Method(Repeat("(x) => ") + "1"),
        ["ternaries"] = Method(Repeat("a ? b : ") + "1"),
        ["coalesce"] = Method(Repeat("a ?? ") + "1"),
        ["assignments"] = Method(Repeat("a = ") + "1"),
        ["interpolations"] = Method(Repeat("$\"{") + "1" + Repeat("}\"")),
        ["interpolations-unclosed"] = Method(Repeat("$\"{")),
        ["interpolations-raw"] = Method(Repeat("$\"\"\"{") + "1" + Repeat("}\"\"\"")),
        ["awaits"] = Method(Repeat("await ") + "x"),
        ["patterns"] = Method("x is " + Repeat("not ") + "null"),
        ["labels"] = "class C { void M() { " + Repeat("l: ") + "; } }",
        ["namespaces"] = Repeat("namespace A { ") + Repeat("}"),
        ["qualified-names"] = "namespace A" + Repeat(".B") + " { class C { void M() { } } }",
        ["types"] = Repeat("class A { ") + Repeat("}"),
        ["conditions"] = "#if " + Repeat("!") + "A\n#endif\nclass C { void M() { } }",
        ["conditions-bracketed"] = "#if " + Repeat("(") + "A" + Repeat(")") + "\n#endif\nclass C { void M() { } }",
        ["conditions-nested"] = Repeat("#if A\n") + Repeat("#endif\n") + "class C { void M() { } }",
        ["conditions-in-a-row"] = Repeat("#line 1\n#if A\n#endif\n") + "class C { void M() { } }",
        ["conditions-long"] = Repeat("#line 1\n") + "#if A" + Repeat(" || A") + "\n#endif\nclass C { void M() { } }",
        ["queries"] = Method("from a in b select " + Repeat("from a in b select ") + "a"),
        ["pointers"] = "class C { unsafe void M(int" + Repeat("*") + " p) { } }",
        ["arrays"] = "class C { void M(int" + Repeat("[]") + " p) { } }",
        ["locals"] = "class C { void M() { " + Repeat("void L() { ") + Repeat("}") + "} }",
        ["usings"] = "class C { void M() { " + Repeat("using (x) ") + "; } }",
    };

    private static string Method(string expression) => $"class C {{ object M() {{ return {expression}; }} }}";

    private static string Repeat(string text) => Repeat(text, Deep);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
