using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Compat;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Roslyn.Tests.Compat;

public sealed class CompatPathExtractorTests
{
    private static readonly string[] _pieces =
    [
        "a", "Z", "aB", "HTTPServer", "_", "1", "10", " ", "\n", ",", ".", "é", "Ж", "\\\\n", "\\\\N", "[\"',]",
        "\u00a0",
        "\u212a", "\ud800",
    ];

    private readonly CompatPathExtractor _extractor = new();

    public static TheoryData<string> Sources =>
        [.. Directory.GetFiles(TestSources.Folder, "*.cs", SearchOption.AllDirectories).Where((_, i) => i % 3 == 0)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Gives_the_definition_s_contexts_in_its_order_on_our_own_sources(string path)
    {
        var text = File.ReadAllText(path);

        AssertAsDefined(text, 9, 2);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 1)]
    [InlineData(20, 64)]
    public void Gives_the_definition_s_contexts_at_any_limit(int length, int width) =>
        AssertAsDefined(TestSources.Read("CompatOracle.cs"), length, width);

    [Fact]
    public void Normalises_as_defined_whatever_the_text()
    {
        var texts = Gen.Elements(_pieces).ListOf().Select(string.Concat);

        Prop.ForAll(texts.ToArbitrary(), text =>
            CompatNames.Label(text) == CompatOracle.Subtokens(text)
            && CompatNames.Terminal(text) == CompatOracle.Terminal(text)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Draws_the_same_uniform_sample_each_time()
    {
        var text = Wide(60);
        var all = _extractor.Extract(text, new());
        var limits = new CompatLimits { MaxPairs = 50, Seed = 3 };

        var sample = _extractor.Extract(text, limits);
        var again = _extractor.Extract(text, limits);
        var other = _extractor.Extract(text, limits with { Seed = 4 });

        var method = Assert.Single(sample.Methods);
        Assert.Equal(all.Methods[0].PairsInAll, method.PairsInAll);
        Assert.True(method.PairsInAll > 50);
        Assert.Equal(Shown(sample), Shown(again));
        Assert.NotEqual(Shown(sample), Shown(other));
        Assert.InRange(method.Contexts.Count, 50, 100);
        Assert.Empty(Shown(sample).Except(Shown(all)));
    }

    [Fact]
    public void Counts_what_it_cannot_express()
    {
        var file = _extractor.Extract(
            "class C { C() { F(a); } void _() { F(a); } void M() { } void N(T<a> x) { } }", new() { MaxLength = 4 });

        Assert.Equal(["M", "N"], file.Methods.Select(m => m.Name));
        Assert.Equal(
            [(UnitKind.Constructor, ".ctor", "not-a-method"), (UnitKind.Method, "_", "no-label")],
            file.Inexpressible.Select(r => (r.Kind, r.Name, r.Reason)));
    }

    [Fact]
    public void Counts_a_method_whose_terminals_are_too_far_apart()
    {
        var file = _extractor.Extract("class C { void M() { } }", new() { MaxLength = 2 });

        Assert.Equal([("M", "no-context")], file.Inexpressible.Select(r => (r.Name, r.Reason)));
        Assert.Empty(file.Methods);
    }

    [Fact]
    public void Refuses_a_method_with_more_terminals_than_an_order_can_number()
    {
        var file = _extractor.Extract(Wide(CompatMethodExtractor.MaxLeaves), new());

        Assert.Empty(file.Methods);
        Assert.Equal("too-large", Assert.Single(file.Inexpressible).Reason);
    }

    [Theory]
    [InlineData("class C { void M() { ", "{", 300)]
    [InlineData("class C { int x = ", "a+", 200_000)]
    public void Refuses_what_would_exhaust_the_stack(string before, string repeated, int times)
    {
        var text = before + new StringBuilder().Insert(0, repeated, times);

        Assert.Equal("too-deep", _extractor.Extract(text, new()).Refused);
    }

    [Fact]
    public void Reads_long_chains_and_broken_code_as_the_parser_gives_them()
    {
        var chain = new StringBuilder().Insert(0, "a.", 5_000);

        Assert.NotEmpty(_extractor.Extract($"class C {{ void M() => {chain}a; }}", new()).Methods);
        AssertAsDefined("class C { void M( int x => = ; F( , } } void N(", 9, 2);
    }

    [Theory]
    [InlineData(1, 2, 1, 10)]
    [InlineData(65, 2, 1, 10)]
    [InlineData(9, 0, 1, 10)]
    [InlineData(9, 2, 0, 10)]
    [InlineData(9, 2, 1, 0)]
    public void Refuses_limits_out_of_range(int length, int width, int pairs, int nesting)
    {
        var limits = new CompatLimits
        {
            MaxLength = length,
            MaxWidth = width,
            MaxPairs = pairs,
            MaxNesting = nesting,
        };

        Assert.Throws<ArgumentOutOfRangeException>(() => _extractor.Extract("", limits));
    }

    private static string Wide(int terminals)
    {
        var arguments = string.Join(',', Enumerable.Range(0, terminals).Select(i => $"x{(char)('a' + (i % 26))}"));
        return $"class C {{ void Wide() => F({arguments}); }}";
    }

    private static List<string> Shown(CompatFile file) =>
        [.. file.Methods.SelectMany(m => m.Contexts).Select(file.Show)];

    private void AssertAsDefined(string text, int length, int width)
    {
        var file = _extractor.Extract(text, new() { MaxLength = length, MaxWidth = width, MaxNesting = 1_000 });
        var expected = CompatOracle.Methods(text, length, width)
            .Where(m => m.Contexts.Count > 0 && CompatOracle.Subtokens(m.Name).Length > 0).ToList();

        Assert.Equal(expected.Select(m => m.Name), file.Methods.Select(m => m.Name));
        foreach (var (method, (_, contexts)) in file.Methods.Zip(expected))
        {
            Assert.Equal(contexts, method.Contexts.Select(file.Show));
        }
    }
}
