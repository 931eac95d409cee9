namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>
/// An evaluation example after an edit of its code that keeps the meaning, in the numbers of a model.
/// </summary>
internal sealed record EditedExample<T>(string Label, T Input, EditedTokens Tokens);
