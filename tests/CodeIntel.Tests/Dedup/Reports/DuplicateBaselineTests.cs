using System.Text;
using CodeIntel.Dedup.Reports;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup.Reports;

public sealed class DuplicateBaselineTests
{
    private static readonly string _key = new('a', 32);

    [Fact]
    public void Knows_the_units_of_all_clusters_and_which_leaked()
    {
        var baseline = Parse(Report($$"""{ "key": "{{_key}}", "leaks": true }"""));

        Assert.True(baseline.Has(ContentHash.Parse(_key)));
        Assert.True(baseline.Leaked(ContentHash.Parse(_key)));
        Assert.False(baseline.Has(ContentHash.Parse(new('b', 32))));
        Assert.Equal((DuplicationLevel.File, DuplicationRelation.Type2), (baseline.Level, baseline.Relation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "format": "codeintel-duplicates/2" }""")]
    [InlineData("""{ "format": "codeintel-duplicates/1" }""")]
    [InlineData("""{ "format": "codeintel-duplicates/1", "clusters": [ { "members": [ { "key": "x" } ] } ] }""")]
    [InlineData("""{ "format": 1 }""")]
    public void Refuses_what_is_no_report_of_its_format(string json) =>
        Assert.Throws<FormatException>(() => Parse(json));

    [Fact]
    public void A_unit_of_the_same_text_is_another_one_elsewhere_and_the_same_one_after_moving_by_lines()
    {
        var text = ContentHash.Of("text");

        Assert.NotEqual(Key("a.cs", text, 0), Key("b.cs", text, 0));
        Assert.NotEqual(Key("a.cs", text, 0), Key("a.cs", text, 1));
        Assert.NotEqual(Key("a.cs", text, 0), Key("a.cs", ContentHash.Of("other"), 0));
        Assert.Equal(Key("a.cs", text, 0), Key("a.cs", text, 0));
    }

    private static ContentHash Key(string path, ContentHash text, long number) =>
        DuplicateUnit.MakeKey(DuplicationLevel.Method, "https://example.org/r", path, "A.B", text, number);

    private static string Report(string member) =>
        $$"""
        { "format": "codeintel-duplicates/1", "level": "file", "relation": "type2", "thresholds": "t",
          "clusters": [ { "members": [ {{member}} ] } ] }
        """;

    private static DuplicateBaseline Parse(string json) =>
        DuplicateBaseline.Parse(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
