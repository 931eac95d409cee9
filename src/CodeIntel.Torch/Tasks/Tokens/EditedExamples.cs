namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>What an edit that keeps the meaning makes of evaluation examples, by row and variant.</summary>
internal sealed class EditedExamples<T>(IReadOnlyDictionary<(long Row, int Variant), EditedExample<T>> examples)
{
    /// <summary>Examples to which the edit applies.</summary>
    public int Count => examples.Count;

    /// <summary>What becomes of an example, or null.</summary>
    public EditedExample<T>? Find(long row, int variant) => examples.GetValueOrDefault((row, variant));
}
