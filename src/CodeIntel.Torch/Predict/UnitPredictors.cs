using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Tasks.Texts;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Predict;

/// <summary>Makes the predictor of a run's task from what its folder holds; weights are still to be loaded.</summary>
internal static class UnitPredictors
{
    /// <summary>The predictor of a run.</summary>
    /// <exception cref="OptionException">A model of code-search has nothing to look for.</exception>
    /// <exception cref="StageException">The vocabulary is missing or of another run.</exception>
    public static IUnitPredictor Create(TrainOptions options, string folder, CheckpointState state, string? query)
    {
        if (options.Task == TaskKind.CodeSearch && string.IsNullOrWhiteSpace(query))
        {
            throw new OptionException("A model of code-search needs what to look for: --query TEXT.");
        }

        var (device, seed, hash) = (TorchDevice.Choose(options.Device), state.GeneratorSeed, state.Vocabularies);
        return options.Task switch
        {
            TaskKind.MethodName => new NamePredictor(options, NameVocabularies.Load(folder, hash), device, seed),
            TaskKind.VariableMisuse => new MisusePredictor(options, TokenVocabulary.Load(folder, hash), device, seed),
            _ => new TextPredictor(options, TextVocabulary.Load(folder, hash), device, seed, query),
        };
    }
}
