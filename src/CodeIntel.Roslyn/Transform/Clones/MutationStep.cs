namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>A change that can be made alone: its edits, and how many tokens it changes.</summary>
internal sealed record MutationStep(IReadOnlyList<TextEdit> Edits, int Tokens);
