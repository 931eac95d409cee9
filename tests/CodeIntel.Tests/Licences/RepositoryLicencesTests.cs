using CodeIntel.Examples;
using CodeIntel.Licences;

namespace CodeIntel.Tests.Licences;

public class RepositoryLicencesTests
{
    [Theory]
    [InlineData("LICENSE", 1)]
    [InlineData("License.txt", 1)]
    [InlineData("src/licence.md", 1)]
    [InlineData("COPYING", 1)]
    [InlineData("UNLICENSE", 1)]
    [InlineData("COPYING.LESSER", 0)]
    [InlineData("LICENSE-MIT", 2)]
    [InlineData("LICENSE-APACHE-2.0", 2)]
    [InlineData("LICENSE_libyaml.txt", 2)]
    [InlineData("LICENSES/MIT.txt", 3)]
    [InlineData("a/LICENSES/Apache-2.0.txt", 3)]
    [InlineData("License.cs", null)]
    [InlineData("LicensedOperator.cs", null)]
    [InlineData("LICENSE.rtf", null)]
    [InlineData("license-header.cs", null)]
    [InlineData("NOTICE", null)]
    [InlineData("THIRD-PARTY-NOTICES.txt", null)]
    public void Names_tell_which_files_decide(string path, int? rank) => Assert.Equal(rank, LicenceFileName.Rank(path));

    [Fact]
    public void A_notice_is_read_but_grants_nothing()
    {
        Assert.True(LicenceFileName.Matches("NOTICE.txt"));
        Assert.Equal("unknown", new RepositoryLicences([Licence("NOTICE.txt", "MIT")], null).Of("a.cs", null));
    }

    [Theory]
    [InlineData("a.cs", "MIT")]
    [InlineData("lib/a.cs", "MIT")]
    [InlineData("lib/x/a.cs", "Zlib")]
    [InlineData("lib/x/y/z/a.cs", "Zlib")]
    [InlineData("lib/xy/a.cs", "MIT")]
    public void The_nearest_folder_decides(string path, string expected) => Assert.Equal(
        expected,
        new RepositoryLicences([Licence("LICENSE", "MIT"), Licence("lib/x/LICENSE", "Zlib")], "ISC").Of(path, null));

    [Fact]
    public void What_the_file_states_comes_first() => Assert.Equal(
        "GPL-2.0-only", new RepositoryLicences([Licence("LICENSE", "MIT")], "MIT").Of("a.cs", "GPL-2.0-only"));

    [Fact]
    public void What_is_declared_holds_where_there_is_no_licence_file_or_none_was_recognized()
    {
        Assert.Equal("MIT", new RepositoryLicences([], "mit").Of("a/b.cs", null));
        Assert.Equal("MIT", new RepositoryLicences([Licence("LICENSE", "unknown")], "MIT").Of("a/b.cs", null));
        Assert.Equal("unknown", new RepositoryLicences([Licence("a/LICENSE", "unknown")], "MIT").Of("a/b.cs", null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ask the author")]
    public void Without_any_word_it_is_unknown(string? declared) =>
        Assert.Equal("unknown", new RepositoryLicences([], declared).Of("a.cs", null));

    [Theory]
    [InlineData("LICENSE=MIT COPYING=ISC", "MIT AND ISC")]
    [InlineData("LICENSE=MIT LICENSE-MKL=unknown", "MIT")]
    [InlineData("LICENSE-A=MIT LICENSE-B=ISC", "MIT AND ISC")]
    [InlineData("COPYING=GPL-3.0-only COPYING.LESSER=LGPL-3.0-only", "LGPL-3.0-only")]
    [InlineData("LICENSES/MIT.txt=MIT LICENSES/ISC.txt=ISC", "MIT AND ISC")]
    [InlineData("LICENSE=Apache-2.0 LICENSES/MIT.txt=MIT", "Apache-2.0")]
    [InlineData("LICENSE=MIT COPYING=unknown", "unknown")]
    public void The_files_of_a_folder_hold_together(string files, string expected) => Assert.Equal(
        expected,
        new RepositoryLicences(
            [.. files.Split(' ').Select(file => file.Split('=')).Select(file => Licence(file[0], file[1]))], null)
            .Detected);

    [Theory]
    [InlineData("MIT", "MIT", null)]
    [InlineData("GPL-2.0-or-later", "GPL-2.0-only", null)]
    [InlineData("MIT OR Apache-2.0", "MIT AND Apache-2.0", null)]
    [InlineData("MIT", null, null)]
    [InlineData(null, "GPL-2.0-only", null)]
    [InlineData("MIT", "GPL-2.0-only", "its licence file is GPL-2.0-only")]
    [InlineData("MIT", "unknown", "was not recognized")]
    [InlineData("free", "MIT", "not an SPDX identifier")]
    public void A_declaration_that_the_files_do_not_bear_out_is_warned_of(
        string? declared, string? detected, string? warning)
    {
        IReadOnlyList<RepositoryLicence> files = detected is null ? [] : [Licence("LICENSE", detected)];

        var warnings = LicenceWarnings.Of([new("https://example.org/a", declared, files)]).ToList();

        Assert.Equal(warning is null ? 0 : 1, warnings.Count);
        Assert.All(warnings, text => Assert.Contains(warning!, text, StringComparison.Ordinal));
    }

    private static RepositoryLicence Licence(string path, string licence) => new(path, licence, 1, null);
}
