using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Measures;

/// <summary>
/// The critical sample ratio (Rabin 2021, 2022, after Arpit 2017): the share of examples whose prediction changes under
/// a semantics-preserving edit of their code. An example without an applicable edit does not count.
/// </summary>
internal static class CriticalSamples
{
    /// <summary>
    /// Of each epoch and split that was asked: <c>csr</c>, where an example is critical under any of its edits, and
    /// <c>csr-</c> with the name of each edit.
    /// </summary>
    /// <exception cref="StageException">A trace has not one answer per example.</exception>
    public static IEnumerable<EpochValue> Of(RunKey run, IEnumerable<EquivalentTrace> traces)
    {
        foreach (var asked in traces.GroupBy(trace => (trace.Epoch, trace.Split)))
        {
            var critical = new Dictionary<(long Row, int Position), bool>();
            foreach (var trace in asked)
            {
                Collect(run, trace, critical);
                if (trace.Rows.Length > 0)
                {
                    yield return Ratio(trace, "csr-" + trace.Edit, trace.Changed);
                }
            }

            if (critical.Count > 0)
            {
                yield return Ratio(asked.First(), "csr", critical.Values);
            }
        }
    }

    private static void Collect(
        RunKey run, EquivalentTrace trace, Dictionary<(long Row, int Position), bool> critical)
    {
        if (trace.Rows.Length != trace.Changed.Length)
        {
            throw new StageException(
                $"Run {run}: the trace of {trace.Edit} at epoch {trace.Epoch} ({KebabCase.Of(trace.Split)}) has "
                + $"{trace.Changed.Length} answers for {trace.Rows.Length} examples. Train the run again.");
        }

        var position = 0;
        for (var i = 0; i < trace.Rows.Length; i++)
        {
            position = i > 0 && trace.Rows[i] == trace.Rows[i - 1] ? position + 1 : 0;
            var example = (trace.Rows[i], position);
            critical[example] = critical.GetValueOrDefault(example) || trace.Changed[i];
        }
    }

    private static EpochValue Ratio(EquivalentTrace trace, string measure, IReadOnlyCollection<bool> changed) => new(
        trace.Split, trace.Epoch, measure, (double)changed.Count(critical => critical) / changed.Count, changed.Count);
}
