using CodeIntel.Examples;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// A model with its task: turns examples into batches, and says of each example what it was given, what the model
/// predicts, and what that costs.
/// </summary>
internal interface ILearner : IDisposable
{
    /// <summary>The learnt tensors, on their device.</summary>
    IReadOnlyList<(string Name, Parameter Value)> Parameters { get; }

    /// <summary>The same as a checkpoint holds them.</summary>
    IReadOnlyList<(string Name, Tensor Value)> Weights =>
        [.. Parameters.Select(parameter => (parameter.Name, (Tensor)parameter.Value))];

    /// <summary>Begins a training epoch (from 1): from here on dropout acts, as a function of seed and epoch.</summary>
    void BeginTraining(int epoch);

    /// <summary>Ends dropout.</summary>
    void BeginEvaluation();

    /// <summary>
    /// Records what the model says of chosen examples, and returns their mean loss, to be learnt from.
    /// </summary>
    Tensor Forward(ExampleSet set, int[] chosen, EpochRecorder recorder);

    /// <summary>
    /// Records what the model says of chosen examples, and sets the gradients of their mean loss.
    /// </summary>
    void Derive(ExampleSet set, int[] chosen, EpochRecorder recorder) => Forward(set, chosen, recorder).backward();

    /// <summary>
    /// For tasks that rank: the rank of each sampled query's own answer among the distractors, from 1; else none.
    /// </summary>
    IReadOnlyList<QueryRank> Rank(ExampleSet test, CancellationToken cancellationToken);
}
