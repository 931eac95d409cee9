namespace CodeIntel.Examples;

/// <summary>What noise of one kind makes of a training example of a task.</summary>
public sealed record NoisyTaskExample
{
    /// <summary>Row of the clean example's unit.</summary>
    public required long Row { get; init; }

    /// <summary>Variant of the clean example.</summary>
    public required int Variant { get; init; }

    /// <summary>The lowest level at which the example is noisy; it stays noisy at all higher ones. In (0, 1].</summary>
    public required double NoisyFrom { get; init; }

    /// <summary>The label afterwards; null: unchanged.</summary>
    public string? Label { get; init; }

    /// <summary>What a model reads afterwards; null: unchanged.</summary>
    public TaskInput? Input { get; init; }
}
