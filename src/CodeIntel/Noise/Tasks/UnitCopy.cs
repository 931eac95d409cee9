namespace CodeIntel.Noise.Tasks;

/// <summary>A changed copy of a repeated unit: its text and the texts of its tokens.</summary>
public sealed record UnitCopy(string Text, IReadOnlyList<string> Tokens);
