using System.Globalization;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Export.Formats;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace CodeIntel.Export.Cards;

/// <summary>
/// <c>README.md</c>: a dataset card as Hugging Face reads it (github.com/huggingface/hub-docs, datasetcard.md): a YAML
/// header with licence, languages, tasks, size and data files, then text for people.
/// </summary>
internal static class DatasetCard
{
    public const string FileName = "README.md";

    private static readonly (long Below, string Name)[] _sizes =
    [
        (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"),
        (10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"), (long.MaxValue, "100M<n<1B"),
    ];

    /// <summary>The card.</summary>
    public static string Of(ExportLedger ledger, FormatDescription format) =>
        $"---\n{Header(ledger, format)}---\n\n{Body(ledger, format)}";

    private static string Header(ExportLedger ledger, FormatDescription format)
    {
        var header = new Dictionary<string, object>
        {
            ["pretty_name"] = Quoted(ledger.Options.Name),
            ["license"] = HubLicences.Identifiers(ledger.Licences.Keys),
            ["language"] = new[] { "code", "en" },
            ["tags"] = new[] { "code", "csharp", "codeintel", ledger.Format },
            ["task_categories"] = format.Tasks,
            ["size_categories"] = new[] { _sizes.First(size => Rows(ledger) < size.Below).Name },
        };
        if (HubLicences.Other(ledger.Licences.Keys) is var (name, link))
        {
            header["license_name"] = Quoted(name);
            if (link is not null)
            {
                header["license_link"] = link;
            }
        }

        if (format.Columns.Count > 0 && ledger.Format != "great")
        {
            header["configs"] = new[]
            {
                new Dictionary<string, object> { ["config_name"] = "default", ["data_files"] = DataFiles(ledger) },
            };
        }
        else
        {
            header["viewer"] = false; // made for a program of its own, not for the viewer's builders
        }

        return new SerializerBuilder()
            .WithNewLine("\n")
            .DisableAliases()
            .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
            .Build()
            .Serialize(header);
    }

    /// <summary>A name that a person chose stays text, whatever else a reader of YAML would take it for.</summary>
    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    private static long Rows(ExportLedger ledger) =>
        ledger.Files.Where(file => file.Split is not null).Sum(file => file.Rows);

    private static List<Dictionary<string, object>> DataFiles(ExportLedger ledger) =>
    [
        .. ledger.Files.Where(file => file is { Split: not null, Examples: > 0 })
            .GroupBy(file => file.Split!, StringComparer.Ordinal)
            .Select(group => new Dictionary<string, object>
            {
                ["split"] = group.Key,
                ["path"] = group.Select(file => file.Path).ToArray(),
            }),
    ];

    private static string Body(ExportLedger ledger, FormatDescription format)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {ledger.Options.Name}\n\n{format.Summary}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by CodeIntel: `codeintel export {Format(ledger, format)}`");
        text.Append(CultureInfo.InvariantCulture, $", from a workspace of content `{ledger.ContentHash}`.\n\n");
        AppendSplits(text, ledger);
        if (format.Columns.Count > 0)
        {
            text.Append("\n## Columns\n\n| column | type | meaning |\n|---|---|---|\n");
            foreach (var (name, type, description) in format.Columns)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| `{name}` | {type.ToString().ToLowerInvariant()} | {Cell(description)} |\n");
            }
        }

        AppendOrigin(text, ledger);
        return text.ToString();
    }

    private static string Format(ExportLedger ledger, FormatDescription format) =>
        ledger.Options.Run is { } run ? $"--vectors {run}" : $"--format {format.Name}";

    private static void AppendSplits(StringBuilder text, ExportLedger ledger)
    {
        text.Append("## Splits\n\n| split | read | kept | left out |\n|---|---|---|---|\n");
        foreach (var line in ledger.Splits)
        {
            var dropped = string.Join(", ", line.Dropped.Select(pair => string.Create(
                CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
            text.Append(CultureInfo.InvariantCulture, $"| {line.Split} | {line.Read} | {line.Kept} | {dropped} |\n");
        }
    }

    private static void AppendOrigin(StringBuilder text, ExportLedger ledger)
    {
        text.Append("\n## Licences\n\n");
        text.Append("The examples are other people's work, each under the licence of its file or repository; ");
        text.Append("`LICENCES.csv` lists repository, commit, licence and number of files and examples.\n\n");
        text.Append("| licence | examples |\n|---|---|\n");
        foreach (var (licence, count) in ledger.Licences)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(licence)} | {count} |\n");
        }

        if (ledger.Options.Noise is { } noise)
        {
            text.Append("\nThe training split is corrupted on purpose: ");
            text.Append(CultureInfo.InvariantCulture,
                $"{KebabCase.Of(noise.Kind)}, level {noise.Level}, seed {noise.Seed}.\n");
        }

        text.Append("\n## Files\n\nCheck with `sha256sum -c SHA256SUMS`, or `codeintel export --check .`; ");
        text.Append("`ledger.json` tells what was asked for and what became of every example; ");
        text.Append("`croissant.json` describes the files to machines.\n");
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
