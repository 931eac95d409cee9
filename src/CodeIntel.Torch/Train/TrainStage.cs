using System.Globalization;
using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Loading;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Trains one model per entry of the train list, seed, noise kind and level, and records the loss, score and prediction
/// of every example at every epoch. A run that was killed continues at its last checkpoint, to the same numbers.
/// </summary>
public sealed class TrainStage(
    IReadOnlyList<TrainOptions> options,
    IReadOnlyList<NoiseOptions> noise,
    ITrainingSource source,
    IRunWriter runs,
    IDropWriter drops,
    string runsFolder,
    IStageProgress progress,
    TimeProvider? clock = null) : IStage
{
    private const int Version = 4;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <inheritdoc/>
    public string Name => "train";

    /// <inheritdoc/>
    public string Fingerprint => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} {Version} {JsonSerializer.Serialize(options)} {JsonSerializer.Serialize(noise)}");

    /// <inheritdoc/>
    public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Run(cancellationToken), cancellationToken);

    private StageReport Run(CancellationToken cancellationToken)
    {
        RunPlan.RequireDistinct(options.SelectMany(entry => RunPlan.Of(entry, noise)));
        LoadBackend();
        var datasets = options.Select(Read).ToList();
        drops.Write(Name, datasets.SelectMany(dataset => dataset.Drops));
        var trainable = datasets.Where(dataset => dataset.Refusal is null).ToList();
        if (trainable.Count == 0)
        {
            throw Nothing(datasets);
        }

        progress.Begin(Name, trainable.Sum(Work), "examples");
        foreach (var dataset in trainable)
        {
            Train(dataset, cancellationToken);
        }

        runs.Retain([.. trainable.SelectMany(dataset => RunPlan.Of(dataset.Options, noise))]);
        return Report(datasets);
    }

    /// <summary>Before the first use of TorchSharp.</summary>
    /// <exception cref="StageException">TorchSharp does not run on this system.</exception>
    private static void LoadBackend()
    {
        try
        {
            TorchNative.EnsureLoaded();
        }
        catch (PlatformNotSupportedException e)
        {
            throw new StageException(e.Message, e);
        }
    }

    private ITaskData Read(TrainOptions entry) =>
        TaskDataReader.Read(entry, noise, source);

    private long Work(ITaskData dataset) =>
        (long)RunPlan.Of(dataset.Options, noise).Count * dataset.Options.Epochs * dataset.PerEpoch;

    private void Train(ITaskData dataset, CancellationToken cancellationToken)
    {
        var device = TorchDevice.Choose(
            dataset.Options.Kernels == KernelKind.Cpu ? "cpu" : dataset.Options.Device);
        foreach (var key in RunPlan.Of(dataset.Options, noise))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Train(new PreparedRun(key, dataset, device, runsFolder), cancellationToken);
        }
    }

    private void Train(PreparedRun run, CancellationToken cancellationToken)
    {
        var stored = runs.Begin(run.Describe());
        if (stored.Finished)
        {
            progress.Advance(run.ExamplesPerEpoch * run.Data.Options.Epochs, $"{run.Key} is there");
            return;
        }

        var checkpoints = new Checkpoints(run.Folder);
        var done = Continue(run, stored, checkpoints);
        progress.Advance(run.ExamplesPerEpoch * (done?.Epoch ?? 0));
        if (done is null || !done.IsLast)
        {
            Train(run, checkpoints, done, cancellationToken);
        }

        runs.Finish(run.Key);
    }

    /// <summary>Trains what is left of a run.</summary>
    /// <exception cref="StageException">The disk is full or cannot be written, or the loss is not finite.</exception>
    private void Train(
        PreparedRun run, Checkpoints checkpoints, CheckpointState? done, CancellationToken cancellationToken)
    {
        try
        {
            run.Data.SaveVocabularies(run.Folder);
            new TrainLoop(run, runs, checkpoints, progress, _clock).Train(done, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StageException($"Files of {run.Folder} could not be written: {e.Message} "
                + "Make room or allow writing, and run the same command again.", e);
        }
    }

    /// <summary>
    /// The checkpoint to continue from. One of other options or data is deleted, and so is one whose traces were lost
    /// (they are stored first, so only a failing machine can lose them): the run then begins again.
    /// </summary>
    private CheckpointState? Continue(PreparedRun run, StoredRun stored, Checkpoints checkpoints)
    {
        var found = checkpoints.Find(run.Key.ToString());
        if (found is not null && found.Fingerprint == run.Fingerprint && found.Epoch <= stored.Epochs)
        {
            progress.Note($"{run.Key} continues after epoch {found.Epoch}.");
            return found;
        }

        if (found is not null)
        {
            progress.Note(
                $"{run.Key} begins again: its checkpoint is of other options or data, or its traces are gone.");
            checkpoints.Clear();
        }

        return null;
    }

    private static StageException Nothing(List<ITaskData> datasets)
    {
        var drops = CountDrops(datasets);
        var text =
            $"There is nothing to train ({string.Join(", ", datasets.Select(dataset => dataset.Refusal).Distinct())}): "
            + $"{datasets.Sum(dataset => dataset.Read)} units were read and "
            + $"{datasets.Sum(dataset => dataset.Kept)} are examples"
            + string.Concat(drops.Select(pair => $", {pair.Value} {pair.Key}"))
            + ". Training needs examples of two names or more in the training split: add repositories, change 'split', "
            + "widen 'units', or lower 'minContexts' and 'minLabelCount'.";
        return datasets.TrueForAll(dataset => !dataset.HasLabelFilter)
            ? new StageException(text)
            : new OptionException($"{text} The filters of 'labels' also decide.");
    }

    private StageReport Report(List<ITaskData> datasets)
    {
        var refused = datasets.Where(dataset => dataset.Refusal is not null).ToList();
        var planned = datasets.Sum(dataset => (long)RunPlan.Of(dataset.Options, noise).Count);
        var droppedRuns = refused.GroupBy(dataset => dataset.Refusal!).ToDictionary(
            group => group.Key,
            group => group.Sum(dataset => (long)RunPlan.Of(dataset.Options, noise).Count));
        var read = datasets.Sum(dataset => dataset.Read);
        var kept = datasets.Sum(dataset => (long)dataset.Kept);
        return new StageReport
        {
            Stage = Name,
            Ledger =
            [
                new("run", planned, planned - droppedRuns.Values.Sum(), droppedRuns),
                new("example", read, kept, CountDrops(datasets)),
            ],
            Facts = AllFacts(datasets),
            Warnings =
            [
                .. refused.Select(dataset => $"An entry of 'train' has no runs: {dataset.Refusal}."),
                .. datasets.SelectMany(Silent),
            ],
        };
    }

    private static Dictionary<string, long> CountDrops(List<ITaskData> datasets) => datasets
        .SelectMany(dataset => dataset.Drops)
        .CountBy(drop => drop.Reason)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key, pair => (long)pair.Value);

    private static Dictionary<string, double> AllFacts(List<ITaskData> datasets)
    {
        var facts = datasets[0].Facts().ToDictionary(fact => fact.Name, fact => fact.Value);
        for (var i = 0; i < datasets.Count; i++)
        {
            var entry = datasets.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"entry {i + 1}: ");
            var more = datasets[i].VocabularyFacts().Concat(i == 0 ? [] : datasets[i].Facts());
            foreach (var (name, value) in more)
            {
                facts.Add(entry + name, value);
            }
        }

        return facts;
    }

    private static IEnumerable<string> Silent(ITaskData dataset) => dataset.Silent
        .Select(kind => $"No training example is changed by {KebabCase.Of(kind)}: its runs equal the clean one.");
}
