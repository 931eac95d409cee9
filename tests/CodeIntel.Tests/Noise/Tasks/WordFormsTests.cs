using CodeIntel.Noise.Tasks;

namespace CodeIntel.Tests.Noise.Tasks;

public sealed class WordFormsTests
{
    [Theory]
    [InlineData("Names", "name")]
    [InlineData("entries", "entry")]
    [InlineData("boxes", "box")]
    [InlineData("matches", "match")]
    [InlineData("caches", "cache")]
    [InlineData("classes", "class")]
    [InlineData("uses", "use")]
    [InlineData("creates", "creating")]
    [InlineData("created", "create")]
    [InlineData("creating", "created")]
    [InlineData("planned", "plan")]
    [InlineData("planning", "plans")]
    [InlineData("adds", "added")]
    [InlineData("copied", "copies")]
    [InlineData("is", "are")]
    [InlineData("written", "writes")]
    [InlineData("indices", "index")]
    [InlineData("RETURNS", "return")]
    public void Forms_of_one_word_agree(string first, string second) =>
        Assert.True(WordForms.Of(first).Overlaps(WordForms.Of(second)));

    [Theory]
    [InlineData("us", "use")]
    [InlineData("class", "clas")]
    [InlineData("status", "statu")]
    [InlineData("this", "thi")]
    [InlineData("string", "str")]
    [InlineData("bed", "b")]
    [InlineData("as", "a")]
    [InlineData("car", "care")]
    [InlineData("name", "named2")]
    public void Other_words_do_not(string first, string second) =>
        Assert.False(WordForms.Of(first).Overlaps(WordForms.Of(second)));
}
