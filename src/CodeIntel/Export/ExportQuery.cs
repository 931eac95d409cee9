namespace CodeIntel.Export;

/// <summary>What is to be read: parts that nobody needs are not fetched from the disk.</summary>
public sealed record ExportQuery(ExportParts Parts, NoiseSelection? Noise);
