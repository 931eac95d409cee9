namespace CodeIntel.Export;

/// <summary>A twin of variable-misuse as stored: its label, and what a model reads, encoded.</summary>
public sealed record ExportTwin(string Label, byte[] Input);
