using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class SymbolsTests
{
    private const string Conditional =
        """
        #if HAVE_ASYNC && !PORTABLE
        using System.Threading;
        #endif
        class A
        {
            int Always() => 1;
        #if HAVE_ASYNC
            int Async() => 2;

        #elif RELEASE
            int Sync() => 3;
        #else
            int Never() => 4;
        #endif
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_symbol_shows_code_that_is_left_out_without_it()
    {
        var without = Extraction.File(Conditional);
        var with = Extraction.File(Conditional, new() { Symbols = ["HAVE_ASYNC"] });

        Assert.Equal(["Always", "Sync"], without.Units.Select(u => u.Name));
        Assert.Equal(["Always", "Async"], with.Units.Select(u => u.Name));
    }

    [Fact]
    public void Regions_lines_and_characters_left_out_are_counted()
    {
        var file = Extraction.File(Conditional);

        var lines = Conditional.ReplaceLineEndings("\n").Split('\n');
        var characters = lines
            .Where(l => l.Contains("using") || l.Contains("Async()") || l.Length == 0 || l.Contains("Never"))
            .Sum(l => l.Length + 1);
        Assert.Equal(new(3, 4, characters), file.Disabled);
        Assert.Equal(SourceTraits.DisabledCode, file.Flags);
        Assert.All(file.Units, u => Assert.Equal(SourceTraits.None, u.Flags));
        Assert.Equal(default, Extraction.File("#if DEBUG\n#endif\nclass A { void M() { } }").Disabled);
    }

    [Fact]
    public void A_unit_with_disabled_code_inside_has_the_trait()
    {
        var (_, unit) = Extraction.Unit("class A { int M()\n{\n#if X\nreturn 1;\n#endif\nreturn 2; } }", "M");

        Assert.Equal(SourceTraits.DisabledCode, unit.Flags);
    }

    [Fact]
    public async Task A_file_of_nothing_but_disabled_code_has_its_own_reason_and_the_symbols_are_told()
    {
        var tree = new MemoryTree()
            .With("a.cs", "#if HAVE_X || HAVE_Y\nclass A { void M() { } }\n#endif\n")
            .With("b.cs", "#define OWN\n#if !OWN || HAVE_X\n#if INNER\n#endif\n#endif\nclass B { void M() { } }")
            .With("c.cs", "// nothing");
        var writer = new MemoryWriter();

        var report = await Extraction.RunAsync(tree, writer, cancellationToken: Token);

        Assert.Equal(["all-disabled", "empty"], writer.Drops.Select(d => d.Reason));
        Assert.Contains("HAVE_X, HAVE_Y", writer.Drops.First().Detail, StringComparison.Ordinal);
        Assert.Equal(["HAVE_X", "HAVE_Y", "HAVE_X"], writer.UndefinedSymbols.Where(s => s != "INNER"));
        Assert.Equal(0, report.Facts["disabled regions"]);

        var seen = new MemoryWriter();
        await Extraction.RunAsync(tree, seen, new() { Symbols = ["HAVE_X"] }, cancellationToken: Token);
        Assert.Equal(["a.cs", "b.cs"], seen.Files.Select(f => f.Path));
    }

    [Theory]
    [InlineData("7.3", true)]
    [InlineData("8.0", true)]
    [InlineData("9", false)]
    [InlineData("14", false)]
    [InlineData("latest", false)]
    [InlineData("preview", false)]
    public void The_version_of_the_language_decides_what_a_declaration_is(string version, bool isMethod)
    {
        const string Code = "class A { record R(int x) { return null; } void M() { } }";

        var units = Extraction.File(Code, new() { LanguageVersion = version }).Units;

        Assert.Equal(isMethod, units.Any(u => u.Name == "R"));
    }

    [Fact]
    public async Task Old_versions_and_symbols_are_compiled_like_new_ones()
    {
        const string Text = "class A { int M() { Console.WriteLine(1); return Math.Abs(2); } }";
        var old = new MemoryWriter();
        var now = new MemoryWriter();

        var options = new ExtractOptions { LanguageVersion = "7.3", Symbols = ["X"] };
        await Extraction.RunAsync(new MemoryTree().With("a.cs", Text), old, options, cancellationToken: Token);
        await Extraction.RunAsync(new MemoryTree().With("a.cs", Text), now, cancellationToken: Token);

        Assert.Equal(now.Files.Single().Names, old.Files.Single().Names);
        Assert.Equal(now.Files.Single().Names.All, now.Files.Single().Names.Bound);
    }
}
