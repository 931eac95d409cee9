namespace CodeIntel.Examples;

/// <summary>What a model reads, with the label that is asked of it.</summary>
public readonly record struct LabelledInput(string Label, TaskInput Input);
