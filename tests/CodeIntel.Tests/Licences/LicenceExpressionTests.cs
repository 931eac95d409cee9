using CodeIntel.Licences;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Tests.Licences;

public class LicenceExpressionTests
{
    private static readonly string[] _ids = ["MIT", "Apache-2.0", "GPL-2.0-only", "GPL-3.0-or-later", "EPL-2.0+"];

    [Theory]
    [InlineData("mit", "MIT")]
    [InlineData("(MIT)", "MIT")]
    [InlineData("GPL-2.0", "GPL-2.0-only")]
    [InlineData("GPL-2.0+", "GPL-2.0-or-later")]
    [InlineData("lgpl-2.1-or-later", "LGPL-2.1-or-later")]
    [InlineData("MIT and (Apache-2.0 or ISC)", "MIT AND (Apache-2.0 OR ISC)")]
    [InlineData("(MIT AND ISC) OR Zlib", "MIT AND ISC OR Zlib")]
    [InlineData("gpl-2.0-only with classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("LicenseRef-My.Own-1", "LicenseRef-My.Own-1")]
    public void Is_written_as_the_list_writes_it(string text, string expected) =>
        Assert.Equal(expected, LicenceExpression.Parse(text)?.ToString());

    [Theory]
    [InlineData("", "ends where a licence is expected")]
    [InlineData("MIT License", "has 'License'")]
    [InlineData("MIT AND", "ends where")]
    [InlineData("(MIT", "closing bracket")]
    [InlineData("MIT)", "has ')'")]
    [InlineData("Nonsense-1.0", "'Nonsense-1.0', which is not an SPDX identifier")]
    [InlineData("GPL-2.0-only WITH MIT", "not an SPDX exception")]
    [InlineData("(MIT OR ISC) WITH LLVM-exception", "has 'WITH'")]
    public void What_is_no_expression_has_a_reason(string text, string reason)
    {
        Assert.Null(LicenceExpression.Parse(text, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_and_nesting_are_bounded()
    {
        Assert.Null(LicenceExpression.Parse(new string('(', 400) + "MIT" + new string(')', 400)));
        Assert.Null(LicenceExpression.Parse(string.Join(" AND ", Enumerable.Repeat("MIT", 1000))));
    }

    [Fact]
    public void Writing_and_reading_keep_what_it_permits() => Prop.ForAll(
        Expressions(3).ToArbitrary(),
        text =>
        {
            var parsed = LicenceExpression.Parse(text)!;
            var again = LicenceExpression.Parse(parsed.ToString()!)!;
            foreach (var permitted in Subsets())
            {
                Assert.Equal(permitted.Permits(parsed), permitted.Permits(again));
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<string> Expressions(int depth) => depth == 0
        ? Gen.Elements(_ids)
        : Gen.OneOf(
            Gen.Elements(_ids),
            Gen.Elements(" AND ", " OR ").SelectMany(
                _ => Expressions(depth - 1), (word, left) => (word, left))
                .SelectMany(_ => Expressions(depth - 1), (pair, right) => $"({pair.left}{pair.word}{right})"));

    private static IEnumerable<LicenceFilter> Subsets() => Enumerable.Range(1, (1 << _ids.Length) - 1)
        .Select(bits => LicenceFilter.Parse(
            [.. _ids.Where((_, i) => (bits >> i & 1) == 1)], out var _)!);
}
