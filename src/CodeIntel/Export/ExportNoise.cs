namespace CodeIntel.Export;

/// <summary>
/// What noise made of a unit: another label, or another text with its features (<paramref name="Text"/> not null).
/// </summary>
public sealed record ExportNoise(
    string Before, string After, byte[]? Text, byte[]? Tokens, int TokenCount, byte[]? Contexts, byte[]? Graph);
