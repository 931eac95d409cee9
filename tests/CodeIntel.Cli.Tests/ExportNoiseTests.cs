using System.Text.Json;
using CodeIntel.Export.Reading;

namespace CodeIntel.Cli.Tests;

/// <summary>Exports with noise hold what they say, or are refused.</summary>
public sealed class ExportNoiseTests(NoisyCorpus noisy) : IClassFixture<NoisyCorpus>
{
    [Theory]
    [InlineData("jsonl")]
    [InlineData("code2vec")]
    [InlineData("great")]
    public Task Injected_copies_are_not_exported(string format) =>
        IsRefused("duplicate-injection", "--format", format, "--noise", "duplicate-injection");

    [Theory]
    [InlineData("levels 0.5, 1", "statement-deletion", "0.2")]
    [InlineData("levels 0.5, 1", "statement-deletion", "0.75")]
    [InlineData("level 0.5", "label-shuffle", "1")]
    [InlineData("levels 0.25, 0.5", "label-asymmetric")]
    [InlineData("no level above 0", "method-leakage")]
    public Task A_level_that_the_study_has_not_is_refused(string message, string noise, string? level = null) =>
        IsRefused(
            message, [.. new[] { "--format", "jsonl", "--noise", noise }, .. level is null ? [] : Level(level)]);

    [Theory]
    [InlineData("label-shuffle", "level 0.5, seed 1")]
    [InlineData("statement-deletion", "level 1, seed 1")]
    public async Task The_only_level_or_else_1_is_the_default_and_stands_in_the_card(string noise, string card)
    {
        await ExportAsync(noise, "--format", "jsonl", "--noise", noise);

        var rows = JsonLines.Read(noisy.Corpus.Path($"{noise}/data/train-00000-of-00001.jsonl")).ToList();
        var changed = rows.Count(row => row.GetProperty("noise").ValueKind == JsonValueKind.String);
        Assert.InRange(changed, 1, noise == "label-shuffle" ? rows.Count - 1 : rows.Count);
        Assert.Contains(
            card, File.ReadAllText(noisy.Corpus.Path($"{noise}/README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codexglue", "label-shuffle")]
    [InlineData("codexglue-search", "label-shuffle")]
    [InlineData("great", "label-asymmetric")]
    [InlineData("codexglue", "label-asymmetric")]
    public Task Label_noise_of_names_is_refused_where_there_are_none(string format, string noise) =>
        IsRefused("code2vec, code2seq, jsonl, parquet", "--format", format, "--noise", noise);

    [Theory]
    [InlineData("of variable-misuse", "jsonl", "repair-injection")]
    [InlineData("of code-to-text", "codexglue", "token-masking")]
    [InlineData("of code-search", "codexglue-search", "identity-pair")]
    [InlineData("label-shuffle (seed 1)", "jsonl", "label-shuffle", "--noise-seed", "7")]
    public async Task Noise_that_is_not_exported_is_refused_without_harmful_advice(
        string message, string format, string noise, params string[] more)
    {
        var errors = await RefusalOf([.. new[] { "--format", format, "--noise", noise }, .. more]);

        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("codeintel noise", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twins_of_variable_misuse_are_written_as_noise_changed_them()
    {
        await ExportAsync("repair", "--format", "great", "--noise", "repair-injection");
        await ExportAsync("misuse", "--format", "great", "--noise", "label-shuffle");
        await ExportAsync("clean", "--format", "great");

        Assert.All(
            Samples("repair", "train"),
            sample => Assert.Contains(sample.HasBug ? "BUGGY" : "NONBUGGY", sample.Tokens));
        Assert.Equal(Sizes("clean", "dev"), Sizes("repair", "dev"));
        Assert.Equal(Sizes("clean", "eval"), Sizes("repair", "eval"));
        Assert.DoesNotContain(Samples("repair", "eval"), sample => sample.Tokens.Contains("NONBUGGY"));
        var changed = Samples("misuse", "train").Zip(Samples("clean", "train"), (a, b) => a.HasBug != b.HasBug);
        Assert.InRange(changed.Count(differs => differs), 1, Samples("clean", "train").Count - 1);
    }

    [Theory]
    [InlineData("--level", "--format", "jsonl", "--level", "0.5")]
    [InlineData("--noise-seed", "--format", "jsonl", "--noise-seed", "2")]
    [InlineData("--max-stored-contexts", "--format", "jsonl", "--max-stored-contexts", "500")]
    [InlineData("--max-stored-contexts", "--format", "code2vec", "--max-stored-contexts", "1000")]
    public Task Options_without_effect_are_refused(string message, params string[] args) =>
        IsRefused(message, args);

    private static string[] Level(string level) => ["--level", level];

    private List<GreatSample> Samples(string folder, string split) =>
    [
        .. Directory.GetFiles(noisy.Corpus.Path($"{folder}/{split}")).Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => GreatSample.Read(JsonDocument.Parse(line).RootElement)),
    ];

    private IEnumerable<int> Sizes(string folder, string split) =>
        Samples(folder, split).Select(sample => sample.Tokens.Count);

    private async Task ExportAsync(string folder, params string[] args)
    {
        (await noisy.Corpus.RunAsync(["export", .. args, "--out", folder])).Expect(0);
        (await noisy.Corpus.RunAsync("export", "--check", folder)).Expect(0);
    }

    private async Task IsRefused(string message, params string[] args) =>
        Assert.Contains(message, await RefusalOf(args), StringComparison.Ordinal);

    private async Task<string> RefusalOf(string[] args)
    {
        var result = (await noisy.Corpus.RunAsync(["export", .. args, "--out", "refused"])).Expect(2);
        Assert.Empty(Directory.GetFileSystemEntries(noisy.Corpus.Folder, "refused*"));
        return result.Errors;
    }
}
