using System.Diagnostics;
using System.Globalization;
using CodeIntel.Studies;

namespace CodeIntel.Fuzz;

/// <summary>Runs a range of cases in this process, and narrows a batch that breaks a rule down to its cases.</summary>
internal sealed class FuzzSession(IFuzzTarget target, ulong seed, int batchSize, string keepFolder, Action<string> log)
{
    /// <summary>Every so many batches run twice, with another number of threads.</summary>
    private const int RepeatEvery = 8;

    /// <summary>What was found in the cases from one number on, up to another.</summary>
    public List<Finding> Run(int from, int to)
    {
        var findings = new List<Finding>();
        for (var first = from; first < to; first += batchSize)
        {
            var last = Math.Min(to, first + batchSize);
            log(string.Create(CultureInfo.InvariantCulture, $"BATCH {first} {last}"));
            var cases = Enumerable.Range(first, last - first).Select(n => target.Make(seed, n)).ToList();
            var clock = Stopwatch.StartNew();
            var found = Run(cases, first / batchSize);
            log(string.Create(CultureInfo.InvariantCulture, $"TOOK {first} {clock.Elapsed.TotalSeconds:F1} s"));
            findings.AddRange(found);
            found.ForEach(f => log(f.ToString()));
        }

        return findings;
    }

    private List<Finding> Run(List<FuzzCase> cases, int batch)
    {
        var semantics = batch % 2 == 0 ? SemanticsMode.Source : SemanticsMode.None;
        var (broken, digest) = BatchRun.Of(cases, semantics, jobs: 2);
        if (broken is null && batch % RepeatEvery == 0)
        {
            broken = BatchRun.Of(cases, semantics, jobs: 1) is var (again, digestAgain) && digest != digestAgain
                ? $"a second run gave other bytes {again}"
                : again;
        }

        return broken is null ? [] : Narrow(cases, semantics, broken);
    }

    /// <summary>Halves while a half alone breaks a rule; cases that only do so together are one finding.</summary>
    private List<Finding> Narrow(List<FuzzCase> cases, SemanticsMode semantics, string broken)
    {
        if (cases.Count == 1)
        {
            return [Found(cases[0], broken)];
        }

        var findings = new List<Finding>();
        foreach (var half in cases.Chunk((cases.Count + 1) / 2))
        {
            if (BatchRun.Of(half, semantics, jobs: 2).Broken is { } brokenByHalf)
            {
                findings.AddRange(Narrow([.. half], semantics, brokenByHalf));
            }
        }

        return findings.Count > 0
            ? findings
            : [Found(cases[0], $"only together with the {cases.Count - 1} cases that follow: {broken}")];
    }

    private Finding Found(FuzzCase @case, string broken)
    {
        var folder = Path.Combine(keepFolder, string.Create(
            CultureInfo.InvariantCulture, $"{target.Name}-{seed}-{@case.Number}"));
        Directory.CreateDirectory(folder);
        @case.Write(folder);
        return new(target.Name, seed, @case.Number, @case.Description, broken, folder);
    }
}
