using CodeIntel.Examples;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Predict;

/// <summary>Asks a learner about units that are in no workspace.</summary>
internal interface IUnitPredictor : IDisposable
{
    /// <summary>The model.</summary>
    ILearner Learner { get; }

    /// <summary>What it says of some units, in their order; at most a batch.</summary>
    IEnumerable<UnitPrediction> Predict(IReadOnlyList<UnitToPredict> units, int top);
}
