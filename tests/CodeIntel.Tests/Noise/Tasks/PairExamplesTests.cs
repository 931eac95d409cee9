using CodeIntel.Examples;

namespace CodeIntel.Tests.Noise.Tasks;

public sealed class PairExamplesTests
{
    private readonly TaskWorkspace _workspace = new([
        .. TaskWorkspace.Units(101), .. TaskWorkspace.Units(30, Split.Test, 101),
        .. TaskWorkspace.Units(7, Split.Validation, 131)]);

    [Fact]
    public async Task Half_of_each_split_is_mismatched_with_words_of_another_unit_of_the_split()
    {
        await _workspace.RunAsync([], TaskKind.CodeSearch, TaskKind.CodeToText);

        var own = _workspace.Examples[TaskKind.CodeToText].ToDictionary(e => e.Row, e => (e.Split, e.Label));
        foreach (var split in _workspace.Examples[TaskKind.CodeSearch].GroupBy(example => example.Split))
        {
            var mismatched = split.Where(example => example.Label == PairLabels.Mismatch).ToList();
            Assert.Equal(split.Count() / 2, mismatched.Count);
            var fellows = own.Values.Where(unit => unit.Split == split.Key).Select(unit => unit.Label).ToHashSet();
            Assert.All(mismatched, example =>
            {
                var words = string.Join(' ', example.Input.Words);
                Assert.NotEqual(own[example.Row].Label, words);
                Assert.Contains(words, fellows);
            });
            var given = mismatched.Select(example => string.Join(' ', example.Input.Words)).Distinct();
            Assert.Equal(mismatched.Count, given.Count());
            Assert.All(split.Except(mismatched), example =>
            {
                Assert.Equal(PairLabels.Match, example.Label);
                Assert.Equal(own[example.Row].Label, string.Join(' ', example.Input.Words));
            });
        }
    }

    [Fact]
    public async Task A_summary_is_cleaned_and_split_into_words()
    {
        var workspace = new TaskWorkspace([
            TaskWorkspace.Unit(0, text: "Gets the name, or \"none\"."), TaskWorkspace.Unit(1, text: "Too short"),
            TaskWorkspace.Unit(2, text: "See http://example.org for more"),
            TaskWorkspace.Unit(3, text: "Gibt die Länge zurück"), TaskWorkspace.Unit(4, name: "TestsAll"),
            TaskWorkspace.Unit(5) with { Lines = 2 }, TaskWorkspace.Unit(6) with { ParseErrors = 1 },
            TaskWorkspace.Unit(7, text: string.Join(' ', Enumerable.Repeat("word", 257)))]);

        var report = await workspace.RunAsync([], TaskKind.CodeToText);

        var example = Assert.Single(workspace.Examples[TaskKind.CodeToText]);
        Assert.Equal("Gets the name or none .", example.Label);
        Assert.Equal(["void", "Run0", "(", ")", "{", "Number", ";", "}"], example.Input.Tokens);
        Assert.Empty(example.Input.Words);
        Assert.Equal(
            [
                "long-documentation", "markup-in-documentation", "not-english", "parse-errors", "short-code",
                "short-documentation", "test-code",
            ],
            report.Ledger[0].Dropped.Keys.Order(StringComparer.Ordinal));
    }
}
