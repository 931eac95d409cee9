using System.Diagnostics;
using System.Globalization;

namespace CodeIntel.Fuzz;

/// <summary>
/// Runs ranges of cases in child processes, so that a case that ends its process (an exhausted stack, a fault in native
/// code) is found like any other.
/// </summary>
internal sealed class Isolation(string target, ulong seed, string keepFolder, Action<string> log)
{
    private const int CasesPerProcess = 2_000;

    /// <summary>Runs all cases; how many broke a rule.</summary>
    public int Run(int cases)
    {
        var found = 0;
        for (var from = 0; from < cases;)
        {
            var to = Math.Min(cases, from + CasesPerProcess);
            var (failed, reached) = Child(from, to);
            found += failed;
            if (reached is var (first, last))
            {
                found += Narrow(first, last);
                to = last;
            }

            from = to;
        }

        return found;
    }

    /// <summary>Findings of a process, and the batch in which it ended before its time.</summary>
    private (int Failed, (int First, int Last)? Reached) Child(int from, int to)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] arguments =
        [
            .. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
                ? (string[])[typeof(Isolation).Assembly.Location] : [],
            target, "--seed", Text(seed), "--from", Text((ulong)from), "--to", Text((ulong)to), "--keep", keepFolder,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var child = Process.Start(start)!;
        var failed = 0;
        (int, int)? batch = null;
        while (child.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ') is ["BATCH", var first, var last])
            {
                batch = (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
            }

            failed += line.StartsWith("FAIL ", StringComparison.Ordinal) ? 1 : 0;
            log(line);
        }

        child.WaitForExit();
        return (failed, child.ExitCode is 0 or 1 ? null : batch ?? (from, to));
    }

    private int Narrow(int first, int last)
    {
        if (last - first <= 1)
        {
            log($"FAIL {target} case {first} seed {seed}: its process ended");
            return 1;
        }

        var middle = (first + last) / 2;
        var found = 0;
        foreach (var (from, to) in new[] { (first, middle), (middle, last) })
        {
            var (failed, reached) = Child(from, to);
            found += failed + (reached is null ? 0 : Narrow(from, to));
        }

        if (found == 0)
        {
            log($"FAIL {target} cases {first} to {last} seed {seed}: their process ended, and only together");
        }

        return Math.Max(1, found);
    }

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
