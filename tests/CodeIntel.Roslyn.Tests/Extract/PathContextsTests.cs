using System.Globalization;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class PathContextsTests
{
    private const string Source = """
        class C
        {
            int Sum(int[] xs, string name)
            {
                var total = 0;
                foreach (var x in xs) { total += x > 3 ? x * 2 : Call(x, name, 1, 2, 3, "a b"); }
                int Local(int q) => q + total;
                return Local(total) + new[] { 1, 2, 3, 4 }.Length;
            }
        }
        """;

    [Theory]
    [InlineData(8, 2)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(5, 64)]
    [InlineData(64, 64)]
    [InlineData(12, 3)]
    public void Lists_the_pairs_of_the_definition(int maxLength, int maxWidth)
    {
        var options = new PathOptions
        {
            MaxLength = maxLength,
            MaxWidth = maxWidth,
            MaxContexts = 100_000,
        };

        AssertAsDefined(Source, options);
    }

    [Fact]
    public void Lists_the_pairs_of_the_definition_in_random_programs()
    {
        for (var seed = 0UL; seed < 60; seed++)
        {
            var random = new SeededRandom(seed);
            var body = new StringBuilder();
            for (var i = random.Next(6); i >= 0; i--)
            {
                body.Append(CultureInfo.InvariantCulture, $"{Expression(random, 5)};\n");
            }

            var (length, width) = (1 + random.Next(12), 1 + random.Next(4));
            var options = new PathOptions
            {
                MaxLength = length,
                MaxWidth = width,
                MaxContexts = 100_000,
            };
            AssertAsDefined($"class C {{ void M(int a) {{ {body} }} }}", options);
        }
    }

    [Fact]
    public void Masks_the_own_name_and_recursive_calls()
    {
        var (file, unit) = Extraction.Unit("class C { int Walk(int x) { return Walk(x) + this.Walk(1); } }", "Walk");

        Assert.Contains(Subtokens.MethodNameMask, file.Terminals);
        Assert.DoesNotContain("walk", file.Terminals);
        var shown = unit.Features.Contexts.Select(c => Extraction.Show(file, c)).ToList();
        Assert.Contains(
            "METHOD_NAME IdentifierName [InvocationExpression] ArgumentList Argument IdentifierName x",
            shown
        );
    }

    [Fact]
    public void Masks_a_property_in_its_accessor_but_not_a_type_in_its_constructor_body()
    {
        var (property, _) = Extraction.Unit("class C { int Count => Count + 1; }", "get_Count");
        var (constructor, _) = Extraction.Unit("class Foo { Foo(int x) { Foo y = null; } }", ".ctor");

        Assert.DoesNotContain("count", property.Terminals);
        Assert.Contains("foo", constructor.Terminals);
        Assert.Contains(Subtokens.MethodNameMask, constructor.Terminals);
    }

    [Fact]
    public void Never_uses_comments()
    {
        var (with, a) = Extraction.Unit("class C { int M(int x) { /* secret */ return x; // other\n } }", "M");
        var (without, b) = Extraction.Unit("class C { int M(int x) { return x; } }", "M");

        Assert.Equal(without.Terminals, with.Terminals);
        Assert.Equal(b.Features.ContextsInAll, a.Features.ContextsInAll);
    }

    [Fact]
    public void Samples_the_same_contexts_in_every_run_and_counts_all()
    {
        var all = Extraction.Unit(Source, "Sum", Options(100_000));
        var some = Extraction.Unit(Source, "Sum", Options(30));
        var again = Extraction.Unit(Source, "Sum", Options(30));

        var shown = Show(all);
        var sample = Show(some);
        Assert.Equal(30, sample.Count);
        Assert.Equal(all.Unit.Features.ContextsInAll, some.Unit.Features.ContextsInAll);
        Assert.Equal(shown.Count, some.Unit.Features.ContextsInAll);
        Assert.Equal(sample, Show(again));
        Assert.True(IsSubsequence(sample, shown));
        Assert.NotEqual(shown.Take(30), sample);
    }

    [Fact]
    public void Samples_uniformly()
    {
        var counts = new int[50];
        for (var seed = 0UL; seed < 4000; seed++)
        {
            foreach (var rank in PathSample.Ranks(50, 10, SeededRandom.Mix(seed))!)
            {
                counts[rank]++;
            }
        }

        // each is chosen 800 ± 25 times; five deviations
        Assert.All(counts, c => Assert.InRange(c, 674, 926));
    }

    [Fact]
    public void Counts_a_billion_contexts_without_listing_them()
    {
        var row = "{" + string.Join(",", Enumerable.Repeat("7", 15_000)) + "}";
        var options = new ExtractOptions
        {
            Semantics = SemanticsMode.None,
            Paths = new() { MaxWidth = 64 },
        };

        var source = $"class C {{ void M() {{ int[][] t = {{ {row}, {row}, {row} }}; }} }}";
        var (_, unit) = Extraction.Unit(source, "M", options);

        Assert.True(unit.Features.ContextsInAll > 3 * 15_000L * 15_000);
        Assert.Equal(1000, unit.Features.Contexts.Count);
    }

    [Fact]
    public void Bounds_terminals_and_leaves_out_what_has_no_letter_or_digit()
    {
        var text = string.Join(' ', Enumerable.Range(0, 1000).Select(_ => "word"));
        var source = $$"""class C { void M() { _ = F("{{text}}", ",", 1.5e300, 0x10, 3, 'x'); } }""";
        var (file, _) = Extraction.Unit(source, "M");

        Assert.Contains(string.Join('|', Enumerable.Repeat("word", 10)), file.Terminals);
        Assert.DoesNotContain("", file.Terminals);
        Assert.Contains("NUM", file.Terminals);
        Assert.Contains("3", file.Terminals);
        Assert.Contains("x", file.Terminals);
    }

    private static ExtractOptions Options(int maxContexts) =>
        new()
        {
            Semantics = SemanticsMode.None,
            Paths = new() { MaxContexts = maxContexts },
        };

    private static List<string> Show((ExtractedFile File, ExtractedUnit Unit) extracted) =>
        [.. extracted.Unit.Features.Contexts.Select(c => Extraction.Show(extracted.File, c))];

    private static bool IsSubsequence(List<string> part, List<string> whole)
    {
        var next = 0;
        foreach (var item in whole)
        {
            next += next < part.Count && part[next] == item ? 1 : 0;
        }

        return next == part.Count;
    }

    private static void AssertAsDefined(string source, PathOptions options)
    {
        var file = Extraction.File(source, new() { Semantics = SemanticsMode.None, Paths = options });
        var root = CSharpSyntaxTree.ParseText(source, CompilationRecipe.ParseOptions).GetRoot();
        foreach (var unit in file.Units)
        {
            var node = root.DescendantNodes()
                .First(n => UnitDeclaration.Of(n) is { } u && u.Kind == unit.Kind && n.SpanStart == unit.Span.Start);
            var expected = PathOracle.Contexts(UnitDeclaration.Of(node)!, options).ToList();
            Assert.Equal(expected, Show((file, unit)));
            Assert.Equal(expected.Count, unit.Features.ContextsInAll);
        }
    }

    private static string Expression(SeededRandom random, int depth) =>
        random.Next(depth > 0 ? 8 : 3) switch
        {
            0 => "a",
            1 => "42",
            2 => "\"text\"",
            3 => $"{Expression(random, depth - 1)} + {Expression(random, depth - 1)}",
            4 =>
                $"F({Expression(random, depth - 1)}, {Expression(random, depth - 1)}, {Expression(random, depth - 1)})",
            5 => $"({Expression(random, depth - 1)}).Name[{Expression(random, depth - 1)}]",
            6 => $"new T {{ A = {Expression(random, depth - 1)}, B = {Expression(random, depth - 1)} }}",
            _ => $"(x => {Expression(random, depth - 1)})",
        };
}
