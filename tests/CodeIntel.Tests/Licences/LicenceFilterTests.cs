using CodeIntel.Licences;

namespace CodeIntel.Tests.Licences;

public class LicenceFilterTests
{
    [Theory]
    [InlineData("MIT", true)]
    [InlineData("mit", true)]
    [InlineData("GPL-3.0-only", false)]
    [InlineData("MIT OR GPL-3.0-only", true)]
    [InlineData("MIT AND GPL-3.0-only", false)]
    [InlineData("GPL-2.0-only OR (MIT AND BSD-3-Clause)", true)]
    [InlineData("MIT AND (GPL-2.0-only OR LGPL-2.1-only)", false)]
    [InlineData("MIT OR GPL-2.0-only AND GPL-3.0-only", true)]
    [InlineData("Apache-2.0 WITH LLVM-exception", true)]
    [InlineData("Apache-2.0+", true)]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", false)]
    [InlineData("CC-BY-NC-4.0", false)]
    [InlineData("LicenseRef-Own", false)]
    [InlineData("unknown", false)]
    [InlineData("MIT License", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Permissive_needs_one_permissive_alternative_of_all_that_holds(string? licence, bool isPermitted) =>
        Assert.Equal(isPermitted, Filter("permissive").Permits(licence));

    [Theory]
    [InlineData("MIT", "MIT", true)]
    [InlineData("MIT", "Apache-2.0", false)]
    [InlineData("GPL-2.0-only", "GPL-2.0+", true)]
    [InlineData("GPL-2.0", "GPL-2.0-or-later", true)]
    [InlineData("GPL-2.0-or-later", "GPL-2.0-only", false)]
    [InlineData("GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0", true)]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", false)]
    [InlineData("LicenseRef-Own", "LicenseRef-Own", true)]
    [InlineData("permissive,MPL-2.0", "MPL-2.0 AND MIT", true)]
    public void A_list_permits_what_it_names(string filter, string licence, bool isPermitted) =>
        Assert.Equal(isPermitted, Filter(filter).Permits(licence));

    [Theory]
    [InlineData("unknown")]
    [InlineData("no licence at all")]
    [InlineData(null)]
    public void Any_permits_also_what_is_unknown(string? licence) => Assert.True(Filter("any").Permits(licence));

    [Theory]
    [InlineData("Apache2", "did you mean 'Apache-2.0'?")]
    [InlineData("MIT OR ISC", "write each licence")]
    [InlineData("any,MIT", "stands alone")]
    [InlineData("unknown", "is not an SPDX identifier")]
    public void A_wrong_word_is_named(string filter, string message)
    {
        Assert.Null(LicenceFilter.Parse(filter.Split(','), out var error));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_is_refused() => Assert.Null(LicenceFilter.Parse([], out _));

    private static LicenceFilter Filter(string words) => LicenceFilter.Parse(words.Split(','), out _)!;
}
