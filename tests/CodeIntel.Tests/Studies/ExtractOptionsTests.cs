using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class ExtractOptionsTests
{
    [Fact]
    public void Symbols_versions_and_traits_are_read_from_one_line()
    {
        var options = StudyOverrides.Apply(new ExtractOptions(), new Dictionary<string, string>
        {
            ["symbols"] = "HAVE_ASYNC,_x1",
            ["languageVersion"] = "7.3",
            ["drop"] = "generated,minified,disabled-code",
            ["build.restoreTimeout"] = "20",
        });

        Assert.Equal(["HAVE_ASYNC", "_x1"], options.Symbols);
        Assert.Equal("7.3", options.LanguageVersion);
        Assert.Equal([SourceTraits.Generated, SourceTraits.Minified, SourceTraits.DisabledCode], options.Drop);
        Assert.Equal(20, options.Build.RestoreTimeout);
    }

    [Theory]
    [InlineData("symbols", "A-B", "'A-B' is not a preprocessor symbol")]
    [InlineData("symbols", "1A", "'1A' is not a preprocessor symbol")]
    [InlineData("symbols", "true", "'true' is not a preprocessor symbol")]
    [InlineData("languageVersion", "6", "must be latest, preview, 7.3, or 8 to 14")]
    [InlineData("languageVersion", "15", "must be latest, preview, 7.3, or 8 to 14")]
    [InlineData("drop", "none", "must be one of generated, test, ")]
    [InlineData("drop", "generatd", "did you mean 'generated'?")]
    [InlineData("build.restoreTimeout", "0", "between 1 and 86400")]
    public void Wrong_values_are_refused_with_what_would_be_right(string key, string value, string message)
    {
        var error = Assert.Throws<InvalidFileException>(() => StudyOverrides.Apply(
            new ExtractOptions(), new Dictionary<string, string> { [key] = value }));

        Assert.Contains(error.Errors, e => e.ToString().Contains(message, StringComparison.Ordinal));
    }
}
