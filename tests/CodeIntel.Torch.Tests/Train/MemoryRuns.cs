using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Tests.Train;

/// <summary>
/// Keeps runs and traces as the contract of the interfaces says; can break down after a number of epochs.
/// </summary>
internal sealed class MemoryRuns : IRunWriter, IDropWriter
{
    public Dictionary<RunKey, TrainingRun> Runs { get; } = [];

    public Dictionary<RunKey, SortedDictionary<int, IReadOnlyList<EpochTrace>>> Traces { get; } = [];

    public Dictionary<RunKey, Dictionary<(int Epoch, Split Split, string Edit), EquivalentTrace>> Equivalents { get; } =
        [];

    public Dictionary<RunKey, IReadOnlyList<QueryRank>> Ranks { get; } = [];

    public HashSet<RunKey> Finished { get; } = [];

    public List<Drop> Drops { get; } = [];

    public List<int> WrittenEpochs { get; } = [];

    /// <summary>Called after the traces of an epoch are stored, before its checkpoint is written.</summary>
    public Action<RunKey, int> AfterWrite { get; set; } = (_, _) => { };

    public StoredRun Begin(TrainingRun run)
    {
        if (!Runs.TryGetValue(run.Key, out var stored) || stored.Fingerprint != run.Fingerprint)
        {
            Traces[run.Key] = [];
            Equivalents[run.Key] = [];
            Ranks.Remove(run.Key);
            Finished.Remove(run.Key);
        }

        Runs[run.Key] = run;
        return new(Traces[run.Key].Count, Finished.Contains(run.Key));
    }

    public void Write(RunKey run, IReadOnlyList<EpochTrace> traces)
    {
        Traces[run][traces[0].Epoch] = traces;
        WrittenEpochs.Add(traces[0].Epoch);
        AfterWrite(run, traces[0].Epoch);
    }

    public void WriteEquivalents(RunKey run, IReadOnlyList<EquivalentTrace> traces)
    {
        foreach (var trace in traces)
        {
            Equivalents[run][(trace.Epoch, trace.Split, trace.Edit)] = trace;
        }
    }

    public void WriteRanks(RunKey run, IReadOnlyList<QueryRank> ranks) => Ranks[run] = ranks;

    public void Finish(RunKey run) => Finished.Add(run);

    public void Retain(IReadOnlyCollection<RunKey> runs)
    {
        foreach (var run in Runs.Keys.Except(runs).ToList())
        {
            Runs.Remove(run);
        }
    }

    public void Write(string stage, IEnumerable<Drop> drops) => Drops.AddRange(drops);

    /// <summary>Every number of a run's traces, as bits.</summary>
    public List<int> Bits(RunKey run) => [.. Traces[run].Values.SelectMany(epoch => epoch).SelectMany(trace =>
        trace.Losses.Concat(trace.GivenProbabilities).Concat(trace.PredictionProbabilities).Concat(trace.Margins)
            .Select(BitConverter.SingleToInt32Bits).Concat(trace.Predictions))];
}
