namespace CodeIntel.Examples;

/// <summary>What the cleaning of pairs of code and documentation asks of the code.</summary>
public readonly record struct DocumentedCode(string Name, int Lines, int ParseErrors, SourceTraits Traits);
