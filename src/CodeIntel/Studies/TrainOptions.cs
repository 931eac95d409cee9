using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>One entry of a study's <c>train</c> list; it gives one run per noise kind, level and seed.</summary>
public sealed record TrainOptions
{
    /// <summary>What is learnt. Default: method-name.</summary>
    public TaskKind Task { get; init; } = TaskKind.MethodName;

    /// <summary>What learns. Default: code2vec.</summary>
    public ModelKind Model { get; init; } = ModelKind.Code2vec;

    /// <summary>
    /// Kinds of unit that are examples. Default: method and local function, the units with a name of their own.
    /// </summary>
    [MinLength(1)]
    public IReadOnlyList<UnitKind> Units { get; init; } = [UnitKind.Method, UnitKind.LocalFunction];

    /// <summary>Passes over the training split. Default: 20.</summary>
    [Range(1, 10_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Examples per step. Default: 256.</summary>
    [Range(1, 65_536)]
    public int Batch { get; init; } = 256;

    /// <summary>One run per seed. Default: 1.</summary>
    [MinLength(1)]
    public IReadOnlyList<long> Seeds { get; init; } = [1];

    /// <summary>Adam's step size. Default: 0.001.</summary>
    [Range(1e-7, 10.0)]
    public double LearningRate { get; init; } = 0.001;

    /// <summary>Width of embeddings and of the code vector. Default: 128.</summary>
    [Range(2, 4096)]
    public int Width { get; init; } = 128;

    /// <summary>Probability of zeroing a context vector's element in training. Default: 0.25, as published.</summary>
    [Range(0.0, 0.95)]
    public double Dropout { get; init; } = 0.25;

    /// <summary>Path contexts per example, a fixed sample of the stored ones. Default: 200.</summary>
    [Range(1, 10_000)]
    public int Contexts { get; init; } = 200;

    /// <summary>Examples with fewer path contexts are dropped as <c>few-contexts</c>. Default: 1.</summary>
    [Range(1, 10_000)]
    public int MinContexts { get; init; } = 1;

    /// <summary>A label that fewer training examples bear is dropped there as <c>rare-label</c>. Default: 1.</summary>
    [Range(1, 1_000_000)]
    public int MinLabelCount { get; init; } = 1;

    /// <summary>Which labels are learnt. Default: all.</summary>
    public LabelOptions Labels { get; init; } = new();

    /// <summary>Most terminals in the vocabulary, the most frequent ones. Default: 200,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxTerminals { get; init; } = 200_000;

    /// <summary>Most paths in the vocabulary, the most frequent ones. Default: 200,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxPaths { get; init; } = 200_000;

    /// <summary>
    /// A view of <c>dedup.views</c> or a built-in one; what it excludes is dropped as <c>duplicate</c>. Default: none.
    /// </summary>
    public string? View { get; init; }

    /// <summary>auto (a GPU where there is one), cpu, cuda or cuda:N. Default: auto.</summary>
    [RegularExpression("^(auto|cpu|cuda(:[0-9]+)?)$")]
    public string Device { get; init; } = "auto";

    /// <summary>Threads of the native backend; results are the same only for the same number. Default: 2.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = 2;
}
