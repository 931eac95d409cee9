using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Tasks.Texts;
using CodeIntel.Torch.Tasks.VariableMisuse;

namespace CodeIntel.Torch.Train;

/// <summary>Reads what an entry of the train list learns from.</summary>
internal static class TaskDataReader
{
    /// <summary>The data of the entry's task; <paramref name="noise"/>: the kinds that serve it.</summary>
    public static ITaskData Read(TrainOptions options, IReadOnlyList<NoiseKind> noise, ITrainingSource source) =>
        options.Task switch
        {
            TaskKind.MethodName => new NameDataReader(options, noise, source).Read(),
            TaskKind.VariableMisuse => MisuseData.Of(options, noise, source),
            _ => TextData.Of(options, noise, source),
        };
}
