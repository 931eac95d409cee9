using CodeIntel.Examples.Scoring;

namespace CodeIntel.Tests.Examples.Scoring;

public class SmoothedBleuTests
{
    /// <summary>
    /// Computed by an implementation of the published steps in another language (NIST normalisation by its regular
    /// expressions, counts as dictionaries of tuples), which agrees with the formula on 20,000 random pairs.
    /// </summary>
    [Theory]
    [InlineData("returns the name of the file", "returns the name of the file", 1.0)]
    [InlineData("gets the file name", "returns the name of the file", 0.33516002301781966)]
    [InlineData("get the the the name", "Returns the name of the given file.", 0.228092107496706)]
    [InlineData("the cat sat on the mat today", "the cat sat on a mat", 0.5345224838248488)]
    [InlineData("sets max_value to 3.14, then stops.", "Sets max_value to 3.14 and stops", 0.6610079036990794)]
    [InlineData("Don't parse <b>&amp;</b> e-mail 10-20", "don't parse &amp; e-mail 10-20, ever", 0.452196798068639)]
    [InlineData("éa ß² naïve 变量", "Éa ß² naive 变量", 0.5)]
    [InlineData("a b", "a b", 1.0)]
    [InlineData("", "a b c d e", 0.006737946999085467)]
    [InlineData("a b c", "", 5.929498746342409e-78)]
    [InlineData("x", "y", 1.2213386697554703e-77)]
    [InlineData("", "", 1.0)]
    public void Equals_the_published_evaluation(string candidate, string reference, double expected) =>
        Assert.Equal(expected, SmoothedBleu.Of(candidate, reference), Math.Max(1e-12 * expected, 1e-90));

    [Fact]
    public void Follows_the_formula_by_hand()
    {
        // 3 of 4 words; smoothed 2 of 4 pairs, 1 of 3 triples, 1 of 2 quadruples; 4 words against 6
        var expected = Math.Pow(3 / 4.0 * (2 / 4.0) * (1 / 3.0) * (1 / 2.0), 0.25) * Math.Exp(1 - (7 / 5.0));

        Assert.Equal(expected, SmoothedBleu.Of("gets the file name", "returns the name of the file"), 12);
    }

    [Theory]
    [InlineData("Sets max_value to 3.14!", "sets max _ value to 3 . 14 !")]
    [InlineData("a\u001cb\u00a0c\r\nd-\ne", "a b c d - e")]
    [InlineData("x² 𝒳y don't", "x² 𝒳y don ' t")]
    public void Takes_texts_apart_as_nist_does(string text, string words) =>
        Assert.Equal(words.Split(' '), SmoothedBleu.Words(text));
}
