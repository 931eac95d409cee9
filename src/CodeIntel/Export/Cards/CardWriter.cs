using System.Text;
using System.Text.Json;
using CodeIntel.Export.Formats;
using CodeIntel.Studies;

namespace CodeIntel.Export.Cards;

/// <summary>Writes what stands beside the data: card, metadata, attribution, ledger, sums.</summary>
internal sealed class CardWriter(
    string folder, FormatDescription format, IReadOnlyList<ExportRepository> repositories, ExportTally tally)
{
    /// <summary>The files of every export beside those that its ledger lists.</summary>
    public static readonly IReadOnlyList<string> FileNames =
        [ExportLedger.FileName, LicenceList.FileName, DatasetCard.FileName, Croissant.FileName, ExportSums.FileName];

    private static readonly JsonSerializerOptions _json = new(StudyJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes everything; returns all files of the folder but the sums.</summary>
    public IReadOnlyList<ExportedFile> Write(ExportLedger ledger)
    {
        List<ExportedFile> files =
        [
            .. ledger.Files,
            Text(ExportLedger.FileName, JsonSerializer.Serialize(ledger, _json) + "\n"),
            Text(LicenceList.FileName, LicenceList.Of(tally, repositories)),
            Text(DatasetCard.FileName, DatasetCard.Of(ledger, format)),
            Text(Croissant.FileName, Croissant.Of(ledger, format)),
        ];
        Text(ExportSums.FileName, ExportSums.Text(files));
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Reads a ledger.</summary>
    /// <exception cref="JsonException">The file holds something else.</exception>
    public static ExportLedger Read(string path) =>
        JsonSerializer.Deserialize<ExportLedger>(File.ReadAllText(path), _json)
            ?? throw new JsonException("The ledger is null.");

    private ExportedFile Text(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return ExportSums.Of(folder, name);
    }
}
