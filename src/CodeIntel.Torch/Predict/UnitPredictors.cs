using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Tasks.Texts;
using CodeIntel.Torch.Tasks.Tokens;
using CodeIntel.Torch.Tasks.VariableMisuse;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Predict;

/// <summary>Makes the predictor of a run's task from what its folder holds; weights are still to be loaded.</summary>
internal static class UnitPredictors
{
    /// <exception cref="StageException">The vocabulary is missing or of another run.</exception>
    public static IUnitPredictor Create(TrainOptions options, string folder, CheckpointState state, string? query)
    {
        var device = TorchDevice.Choose(options.Device);
        switch (options.Task)
        {
            case TaskKind.MethodName:
                var names = NameVocabularies.Load(folder, state.Vocabularies);
                return new NamePredictor(options, names, names.CreateLearner(options, device, state.GeneratorSeed));
            case TaskKind.VariableMisuse:
                var tokens = TokenVocabulary.Load(folder, state.Vocabularies);
                return new MisusePredictor(
                    new MisuseEncoder(options, tokens),
                    new MisuseLearner(options, tokens, device, state.GeneratorSeed),
                    options.MaxTokens);
            case TaskKind.CodeToText:
                var texts = TextVocabulary.Load(folder, state.Vocabularies);
                return new TextPredictor(
                    new TextEncoder(options, texts),
                    new CodeToTextLearner(options, texts, device, state.GeneratorSeed),
                    null);
            default:
                var pairs = TextVocabulary.Load(folder, state.Vocabularies);
                return new TextPredictor(
                    new TextEncoder(options, pairs),
                    new CodeSearchLearner(options, pairs, device, state.GeneratorSeed),
                    query ?? throw new OptionException("A model of code-search needs what to look for: --query TEXT."));
        }
    }
}
