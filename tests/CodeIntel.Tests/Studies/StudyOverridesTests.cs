using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class StudyOverridesTests
{
    [Fact]
    public void Replaces_named_options_and_keeps_the_others()
    {
        var options = new ExtractOptions { MaxFileBytes = 1000 };

        var changed = StudyOverrides.Apply(
            options,
            Values(("semantics", "none"), ("paths.maxLength", "12"), ("units", "method,accessor"))
        );

        Assert.Equal(SemanticsMode.None, changed.Semantics);
        Assert.Equal(12, changed.Paths.MaxLength);
        Assert.Equal(2, changed.Paths.MaxWidth);
        Assert.Equal(1000, changed.MaxFileBytes);
        Assert.Equal([UnitKind.Method, UnitKind.Accessor], changed.Units);
    }

    [Fact]
    public void Reports_every_wrong_value()
    {
        var errors = Assert
            .Throws<InvalidFileException>(() =>
                StudyOverrides.Apply(new DedupOptions(), Values(("setJaccard", "high"), ("minTokens", "many")))
            )
            .Errors;

        Assert.Equal(["minTokens", "setJaccard"], errors.Select(error => error.Key).Order());
    }

    [Fact]
    public void Checks_ranges_as_in_a_study_file() =>
        Assert.Throws<InvalidFileException>(() =>
            StudyOverrides.Apply(new DedupOptions(), Values(("setJaccard", "0.1")))
        );

    [Fact]
    public void Names_nested_options_with_dots() =>
        Assert.Contains("paths.maxWidth", StudyOverrides.Names(typeof(ExtractOptions)));

    [Theory]
    [InlineData("setJaccard", "a number in [0.3, 1]; default 0.8")]
    [InlineData("level", "list of: one of method, file; default method,file")]
    public void Describes_options_with_range_and_default(string name, string description) =>
        Assert.Equal(description, StudyOverrides.Describe(typeof(DedupOptions), name));

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
}
