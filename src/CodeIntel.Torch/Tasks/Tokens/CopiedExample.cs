namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>The changed copies of a repeated example in the numbers of a model, from a level on.</summary>
internal sealed record CopiedExample<T>(double NoisyFrom, IReadOnlyList<(string Label, T Input)> Copies);
