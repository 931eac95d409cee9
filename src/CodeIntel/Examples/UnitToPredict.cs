namespace CodeIntel.Examples;

/// <summary>A unit of a source file that a trained model is asked about.</summary>
public sealed record UnitToPredict
{
    /// <summary>Declared name, which the model does not see.</summary>
    public required string Name { get; init; }

    /// <summary>Line on which it begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Seeds the sample of path contexts.</summary>
    public required ExampleId Id { get; init; }

    /// <summary>All its path contexts, its own name masked.</summary>
    public IReadOnlyList<NamedContext> Contexts { get; init; } = [];

    /// <summary>Its tokens, and for variable-misuse their graph; null where the model does not read them.</summary>
    public TaskInput? Input { get; init; }

    /// <summary>Line of each token of <see cref="Input"/>, from 1.</summary>
    public IReadOnlyList<int> TokenLines { get; init; } = [];
}
