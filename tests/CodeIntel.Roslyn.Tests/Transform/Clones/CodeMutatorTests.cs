using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform.Clones;

namespace CodeIntel.Roslyn.Tests.Transform.Clones;

public class CodeMutatorTests
{
    private const string Code = """
        public int Merge(List<int> first, List<int> second, int limit)
        {
            var total = 0;
            var text = "merged";
            int[] counts = new int[limit];
            var weights = new[] { 3, 5, 7, 11, 13 };
            foreach (var item in first)
            {
                if (item > limit && second.Contains(item))
                {
                    total += item;
                }

                counts[item % limit]++;
            }

            Console.WriteLine(text + total);
            var rest = (int)second.Average();
            while (rest > 10)
            {
                rest /= 2;
                total--;
            }

            second.Clear();
            first.Add(rest);
            return total + counts.Length;
        }
        """;

    private readonly CodeMutator _mutator = new();

    public static TheoryData<CloneMutation> Edited { get; } =
    [
        CloneMutation.Rename, CloneMutation.Literal, CloneMutation.PartialRename, CloneMutation.Insert,
        CloneMutation.Delete, CloneMutation.Reorder, CloneMutation.Split, CloneMutation.Mixed,
    ];

    [Theory]
    [MemberData(nameof(Edited))]
    public void Changes_about_the_wanted_share_and_parses(CloneMutation mutation)
    {
        var origin = _mutator.Tokenize(Code)!;
        var rate = mutation == CloneMutation.Insert ? 0.15 : 0.05; // a statement more is many tokens at once
        var wanted = rate * origin.Count;
        for (var seed = 0UL; seed < 10; seed++)
        {
            var clone = _mutator.Mutate(Code, mutation, rate, seed);

            Assert.Null(clone.Refused);
            Assert.NotEqual(origin, clone.Tokens);
            Assert.Equal(clone.Tokens, _mutator.Tokenize(clone.Text));
            Assert.Equal(origin.Count, clone.OriginTokens);
            Assert.InRange(clone.ChangedTokens, 0.8 * wanted, Math.Max(3 + wanted, 1.2 * wanted));
        }
    }

    [Theory]
    [InlineData(CloneMutation.Rename)]
    [InlineData(CloneMutation.Literal)]
    public void Type_2_clones_map_one_to_one(CloneMutation mutation)
    {
        var origin = _mutator.Tokenize(Code)!;

        var clone = _mutator.Mutate(Code, mutation, 0.04, 3).Tokens;

        var pairs = origin.Zip(clone).Distinct().ToList();
        Assert.Equal(origin.Count, clone.Count);
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.First).Distinct().Count());
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.Second).Distinct().Count());
        Assert.All(pairs, pair => Assert.Equal(pair.First.Kind, pair.Second.Kind));
    }

    [Fact]
    public void A_partial_renaming_maps_not_one_to_one()
    {
        var origin = _mutator.Tokenize(Code)!;

        var pairs = origin.Zip(_mutator.Mutate(Code, CloneMutation.PartialRename, 0.2, 5).Tokens).Distinct().ToList();

        Assert.NotEqual(
            (pairs.Count, pairs.Count),
            (pairs.DistinctBy(pair => pair.First).Count(), pairs.DistinctBy(pair => pair.Second).Count()));
    }

    [Fact]
    public void A_copy_has_the_same_text_and_a_changed_layout_the_same_tokens()
    {
        Assert.Equal(Code, _mutator.Mutate(Code, CloneMutation.Copy, 0, 1).Text);

        var layout = _mutator.Mutate(Code, CloneMutation.Layout, 0, 1);

        Assert.NotEqual(Code, layout.Text);
        Assert.Equal(_mutator.Tokenize(Code), layout.Tokens);
    }

    [Fact]
    public void A_reordered_clone_has_the_same_tokens_in_another_order()
    {
        var origin = _mutator.Tokenize(Code)!;

        var clone = _mutator.Mutate(Code, CloneMutation.Reorder, 0.05, 2).Tokens;

        Assert.Equal(origin.Order(_byText), clone.Order(_byText));
        Assert.NotEqual(origin, clone);
    }

    [Fact]
    public void Dependent_statements_keep_their_order()
    {
        const string chain = "int M(int a) { var b = a + 1; var c = b + 1; b = c; Use(b); Use(c); return b; }";

        Assert.Equal("rate-not-reached", _mutator.Mutate(chain, CloneMutation.Reorder, 0.1, 1).Refused);
    }

    [Fact]
    public void Another_seed_gives_another_clone_and_the_same_seed_the_same()
    {
        var one = _mutator.Mutate(Code, CloneMutation.Mixed, 0.2, 1);

        Assert.Equal(one.Text, _mutator.Mutate(Code, CloneMutation.Mixed, 0.2, 1).Text);
        Assert.NotEqual(one.Text, _mutator.Mutate(Code, CloneMutation.Mixed, 0.2, 2).Text);
    }

    [Theory]
    [InlineData("not a method", "does-not-parse")]
    [InlineData("void A() { } void B() { }", "does-not-parse")]
    [InlineData("} class D { void A() { }", "does-not-parse")]
    [InlineData("void A() { }", "rate-not-reached")]
    public void Says_why_it_makes_none(string code, string reason) =>
        Assert.Equal(reason, _mutator.Mutate(code, CloneMutation.Delete, 0.2, 1).Refused);

    [Fact]
    public void Hostile_nesting_is_refused_before_it_is_parsed()
    {
        var code = $"int A() => {new string('(', 100_000)}1{new string(')', 100_000)};";

        Assert.Null(_mutator.Tokenize(code));
    }

    [Fact]
    public void A_block_is_copied_whole_into_the_host()
    {
        const string host = "void Host(int n) { Start(n); for (var i = 0; i < n; i++) { Step(i); } Stop(); }";

        var planted = _mutator.PlantBlock(host, Code, 30, 4);

        Assert.Null(planted.Refused);
        Assert.InRange(planted.ChangedTokens, 30, 90);
        Assert.Equal(_mutator.Tokenize(host)!.Count + planted.ChangedTokens, planted.Tokens.Count);
        Assert.Equal("no-block", _mutator.PlantBlock(host, host, 50, 4).Refused);
    }

    private static readonly Comparer<Token> _byText =
        Comparer<Token>.Create((a, b) => string.CompareOrdinal(a.Text, b.Text));
}
