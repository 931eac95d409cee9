using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>One entry of a study's <c>train</c> list; it gives one run per noise kind, level and seed.</summary>
public sealed record TrainOptions : IValidatableObject
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

    /// <summary>Kinds of the study's noise that this entry is run at. Default: null, all that serve its task.</summary>
    public IReadOnlyList<NoiseKind>? Noise { get; init; }

    /// <summary>
    /// Levels of the study's noise that this entry is run at, each in [0, 1]. Default: null, all that the study lists.
    /// </summary>
    public IReadOnlyList<double>? Levels { get; init; }

    /// <summary>Adam's step size, the highest one of the schedule. Default: 0.001.</summary>
    [Range(1e-7, 10.0)]
    public double LearningRate { get; init; } = 0.001;

    /// <summary>How the step size changes over the steps of a run. Default: constant.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Fraction of a run's steps over which the step size rises from 0, in [0, 1). Default: 0.</summary>
    [Range(0.0, 0.99)]
    public double Warmup { get; init; }

    /// <summary>Decoupled weight decay of all parameters (Loshchilov 2019). Default: 0.</summary>
    [Range(0.0, 1.0)]
    public double WeightDecay { get; init; }

    /// <summary>Gradients longer than this are scaled down to it; 0: never. Default: 0.</summary>
    [Range(0.0, 1e6)]
    public double ClipNorm { get; init; }

    /// <summary>
    /// A run ends once the loss of the validation split has not fallen for so many epochs; 0: never. Default: 0.
    /// </summary>
    [Range(0, 10_000)]
    public int Patience { get; init; }

    /// <summary>Width of embeddings and hidden states. Default: 128.</summary>
    [Range(2, 4096)]
    public int Width { get; init; } = 128;

    /// <summary>transformer, great, codebert: layers of the encoder. Default: 4.</summary>
    [Range(1, 48)]
    public int Layers { get; init; } = 4;

    /// <summary>transformer, great, codebert: heads of attention; they divide the width. Default: 4.</summary>
    [Range(1, 64)]
    public int Heads { get; init; } = 4;

    /// <summary>
    /// transformer, great, ggnn: what is stacked instead of the model's own block: a list of transformer, great, ggnn
    /// and rnn, such as rnn, great, rnn (the sandwiches of Hellendoorn 2020). Default: none.
    /// </summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>codebert, code-to-text: layers of the decoder. Default: 6.</summary>
    [Range(1, 48)]
    public int DecoderLayers { get; init; } = 6;

    /// <summary>Longest input of all models but code2vec and code2seq, in tokens. Default: 256.</summary>
    [Range(8, 4096)]
    public int MaxTokens { get; init; } = 256;

    /// <summary>Longest sequence that is predicted: subtokens of a name, tokens of a text. Default: 32.</summary>
    [Range(2, 512)]
    public int MaxLength { get; init; } = 32;

    /// <summary>Subtokens or byte pairs in the vocabulary of models that read tokens. Default: 10,000.</summary>
    [Range(300, 1_000_000)]
    public int MaxSubtokens { get; init; } = 10_000;

    /// <summary>codebert: a folder in Hugging Face's layout to begin from; null: from scratch. Default: null.</summary>
    public string? Pretrained { get; init; }

    /// <summary>
    /// code-search: distractors of each ranked query of the test split; 0: nothing is ranked. Default: 999.
    /// </summary>
    [Range(0, 100_000)]
    public int Distractors { get; init; } = 999;

    /// <summary>code-search: queries that are ranked after the last epoch, a fixed sample. Default: 20.</summary>
    [Range(0, 1_000_000)]
    public int Queries { get; init; } = 20;

    /// <summary>Numbers of matrix products on a GPU. Default: fp32.</summary>
    public Precision Precision { get; init; } = Precision.Fp32;

    /// <summary>
    /// Probability of zeroing a hidden element in training. Default: 0.25, as published for code2vec.
    /// </summary>
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

    /// <summary>
    /// Most units of each split that give examples, a fixed random sample; the others are dropped as
    /// <c>not-sampled</c>. 0: all. Default: 0.
    /// </summary>
    [Range(0, 100_000_000)]
    public int MaxExamples { get; init; }

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

    /// <summary>
    /// code2vec: what computes beside matrix products: the native backend, or hand-written loops on a CPU, which are
    /// faster, ask for a width that is a multiple of 16, and give other last digits. Default: torch.
    /// </summary>
    public KernelKind Kernels { get; init; } = KernelKind.Torch;

    /// <summary>Which model learns which task.</summary>
    public static bool Fits(ModelKind model, TaskKind task) => task switch
    {
        TaskKind.MethodName => model is ModelKind.Code2vec or ModelKind.Code2seq,
        TaskKind.VariableMisuse => model is ModelKind.Transformer or ModelKind.Ggnn or ModelKind.Great,
        _ => model == ModelKind.Codebert,
    };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Fits(Model, Task))
        {
            var models = Enum.GetValues<ModelKind>().Where(model => Fits(model, Task)).Select(KebabCase.Of);
            yield return new($"must be {string.Join(" or ", models)} for task '{KebabCase.Of(Task)}'", ["model"]);
        }

        if (Levels?.Any(level => level is < 0 or > 1) == true)
        {
            yield return new("must be fractions in [0, 1]", ["levels"]);
        }

        if (Noise?.FirstOrDefault(kind => !kind.Serves(Task)) is { } kind && !kind.Serves(Task))
        {
            yield return new($"{KebabCase.Of(kind)} does not serve task '{KebabCase.Of(Task)}'", ["noise"]);
        }

        if (Blocks.Any(block => block is not ("transformer" or "great" or "ggnn" or "rnn")))
        {
            yield return new("must be a list of transformer, great, ggnn, rnn", ["blocks"]);
        }

        if (Model is ModelKind.Transformer or ModelKind.Great or ModelKind.Codebert && Width % Heads != 0)
        {
            yield return new("must divide 'width'", ["heads"]);
        }

        if (Kernels == KernelKind.Cpu && Unserved() is { } reason)
        {
            yield return new($"{reason}; leave it out or set it to torch", ["kernels"]);
        }
    }

    /// <summary>Why the hand-written loops cannot compute this entry, or null.</summary>
    private string? Unserved() =>
        Model != ModelKind.Code2vec ? $"cpu serves model code2vec, not {KebabCase.Of(Model)}"
        : Device.StartsWith("cuda", StringComparison.Ordinal) ? $"cpu computes on a CPU, not on device {Device}"
        : Width % 16 != 0 ? "cpu needs a 'width' that is a multiple of 16"
        : null;
}
