using CodeIntel.Studies;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tests.Train;

/// <summary>A folder for checkpoints, in which one entry of a train list is trained.</summary>
internal sealed class TrainingFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codeintel-train-");

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <summary>Trains the entry into a folder below.</summary>
    public Task<StageReport> RunAsync(
        MemoryRuns runs, MemorySource source, TrainOptions options, string folder, NoiseOptions[]? noise = null) =>
        new TrainStage(
            [options],
            noise ?? [],
            source,
            runs,
            runs,
            System.IO.Path.Combine(Path, folder),
            new SilentProgress(),
            new SteppingClock()).RunAsync(CancellationToken.None);

    public void Dispose() => _folder.Delete(recursive: true);
}
