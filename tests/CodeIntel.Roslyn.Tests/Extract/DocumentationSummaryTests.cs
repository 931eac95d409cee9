using CodeIntel.Roslyn.Extract;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class DocumentationSummaryTests
{
    [Theory]
    [InlineData("<summary> One\n  two. </summary><returns>x</returns>", "One two.")]
    [InlineData("<summary>A <see cref=\"T:N.Func{A,B}\"/> of <paramref name='x' />.</summary>", "A N.Func<A,B> of x.")]
    [InlineData("<summary>Is <see langword=\"null\"/> or <c>a &lt; b</c>.</summary>", "Is null or a < b.")]
    [InlineData("<summary>See <see href=\"http://x\">the page</see>.</summary>", "See the page.")]
    [InlineData("<summary>A<para>B</para>C<br/>D</summary>", "A B C D")]
    [InlineData("<summary>Not closed &amp; < broken", "Not closed & < broken")]
    public void Shows_the_summary_as_plain_text(string comment, string expected) =>
        Assert.Equal(expected, DocumentationSummary.FromComment(comment));

    [Theory]
    [InlineData("")]
    [InlineData("<remarks>x</remarks>")]
    [InlineData("<summary> \n </summary>")]
    [InlineData("<inheritdoc/>")]
    public void Has_no_summary_where_none_is_written(string comment) =>
        Assert.Null(DocumentationSummary.FromComment(comment));

    [Fact]
    public void Bounds_a_huge_comment()
    {
        var nested = DocumentationSummary.FromComment("<summary>" + string.Concat(Enumerable.Repeat("<a>", 1_000_000)));
        var text = string.Concat(Enumerable.Repeat("word ", 1_000_000));
        var words = DocumentationSummary.FromComment("<summary>" + text);

        Assert.True(nested is null || nested.Length < 10);
        Assert.InRange(words!.Length, 9_000, 10_000);
    }
}
