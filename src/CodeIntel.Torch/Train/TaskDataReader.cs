using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Tasks.Texts;
using CodeIntel.Torch.Tasks.VariableMisuse;

namespace CodeIntel.Torch.Train;

/// <summary>Reads what an entry of the train list learns from.</summary>
internal static class TaskDataReader
{
    /// <summary>The data of an entry with what its runs need of the study's noise.</summary>
    public static ITaskData Read(TrainOptions options, IReadOnlyList<NoiseOptions> study, ITrainingSource source)
    {
        NoiseKind[] noise =
            [.. RunPlan.Of(options, study).Select(run => run.Noise).OfType<NoiseKind>().Distinct()];
        return options.Task switch
        {
            TaskKind.MethodName => new NameDataReader(options, noise, source).Read(),
            TaskKind.VariableMisuse => MisuseData.Of(options, noise, source),
            _ => TextData.Of(options, noise, source),
        };
    }
}
