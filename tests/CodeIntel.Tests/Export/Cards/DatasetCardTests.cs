using CodeIntel.Examples;
using CodeIntel.Export;
using CodeIntel.Export.Cards;

namespace CodeIntel.Tests.Export.Cards;

public sealed class DatasetCardTests
{
    [Theory]
    [InlineData("no")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("1_000")]
    [InlineData("2026-01-31")]
    [InlineData("-")]
    public void A_name_stays_text(string name) =>
        Assert.Equal($"pretty_name: \"{name}\"", Line(Card(name: name), "pretty_name"));

    [Theory]
    [InlineData(999, "n<1K")]
    [InlineData(1000, "1K<n<10K")]
    public void The_size_is_that_of_the_rows_and_not_of_the_examples(long rows, string size) =>
        Assert.Contains($"size_categories:\n- {size}\n", Card(rows: rows), StringComparison.Ordinal);

    [Fact]
    public void Noise_is_named_as_its_option() => Assert.Contains(
        "corrupted on purpose: label-shuffle, level 0.5, seed 3.", Card(), StringComparison.Ordinal);

    [Fact]
    public void Licences_are_those_that_the_hub_knows_and_others_have_a_name()
    {
        var card = Card(licences: ["MIT", "GPL-3.0-or-later", "unknown", "0BSD"]);

        Assert.Contains("license:\n- gpl-3.0\n- mit\n- other\n- unknown\n", card, StringComparison.Ordinal);
        Assert.Equal("license_name: \"0bsd\"", Line(card, "license_name"));
        Assert.Equal("license_link: https://spdx.org/licenses/0BSD.html", Line(card, "license_link"));
    }

    [Theory]
    [InlineData("Apache-2.0+", "apache-2.0-or-later")]
    [InlineData("LicenseRef-Foo", "licenseref-foo")]
    [InlineData("MIT OR Apache-2.0", "mit-or-apache-2.0")]
    public void What_has_no_page_of_SPDX_has_no_link(string licence, string name)
    {
        var card = Card(licences: [licence]);

        Assert.Contains("license:\n- other\n", card, StringComparison.Ordinal);
        Assert.Equal($"license_name: \"{name}\"", Line(card, "license_name"));
        Assert.DoesNotContain("license_link", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_other_licences_have_one_name()
    {
        var card = Card(licences: ["0BSD", "LicenseRef-Foo"]);

        Assert.Contains("license:\n- other\n", card, StringComparison.Ordinal);
        Assert.Equal("license_name: \"several-licences\"", Line(card, "license_name"));
    }

    [Fact]
    public void Known_licences_have_neither_name_nor_link() =>
        Assert.DoesNotContain("license_", Card(licences: ["MIT"]), StringComparison.Ordinal);

    private static string Line(string card, string key) =>
        card.Split('\n').Single(line => line.StartsWith(key + ":", StringComparison.Ordinal));

    private static string Card(string name = "d", long rows = 1, params string[] licences)
    {
        var ledger = new ExportLedger
        {
            Format = "great",
            Options = new()
            {
                Format = ExportFormat.Great,
                Name = name,
                Noise = new(NoiseKind.LabelShuffle, 0.5, 3),
            },
            ContentHash = "hash",
            Splits = [new("train", 1, 1, new Dictionary<string, long>())],
            Features = new Dictionary<string, long>(),
            Redactions = new Dictionary<string, long>(),
            Licences = licences.ToDictionary(licence => licence, _ => 1L),
            Files = [new("train", "train", 1, 3, "sum") { Rows = rows }],
        };
        return DatasetCard.Of(
            ledger, new() { Name = "great", Summary = "Methods.", Tasks = ["other"], MediaType = "text/plain" });
    }
}
