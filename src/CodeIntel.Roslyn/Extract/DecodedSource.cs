namespace CodeIntel.Roslyn.Extract;

/// <summary>A file's text with the name of its encoding, as stored.</summary>
internal readonly record struct DecodedSource(string Text, string Encoding);
