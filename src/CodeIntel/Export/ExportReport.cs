namespace CodeIntel.Export;

/// <summary>
/// What an export did. <paramref name="Files"/>: all files of the folder; none where nothing was written.
/// </summary>
public sealed record ExportReport(
    ExportLedger Ledger, IReadOnlyList<ExportedFile> Files, IReadOnlyList<string> Warnings);
