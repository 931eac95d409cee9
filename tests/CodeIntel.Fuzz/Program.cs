using System.Diagnostics;
using System.Globalization;
using CodeIntel.Fuzz;
using CodeIntel.Fuzz.Repositories;
using CodeIntel.Fuzz.Sources;

// extract | git: --cases N in child processes; --from A --to B in this one
if (args is not [("extract" or "git") and var command, ..] || args.Length % 2 == 0)
{
    Console.Error.WriteLine(
        "usage: CodeIntel.Fuzz extract | git  [--cases N] [--seed S] [--keep DIR]  or  --from A --to B [--batch N]");
    return 2;
}

var options = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
var seed = Number("seed", 1);
var keep = Path.GetFullPath(options.GetValueOrDefault("keep", Path.Combine(Path.GetTempPath(), "codeintel-fuzz")));
var clock = Stopwatch.StartNew();
if (options.ContainsKey("to"))
{
    IFuzzTarget target = command == "git" ? new GitTarget() : new SourceTarget();
    var batch = (int)Number("batch", (ulong)target.BatchSize);
    var findings = new FuzzSession(target, seed, batch, keep, Console.Out.WriteLine)
        .Run((int)Number("from", 0), (int)Number("to", 0));

    // a case that hangs still holds a thread
    Environment.Exit(findings.Count > 0 ? 1 : 0);
}

var cases = (int)Number("cases", 1_000);
var found = new Isolation(command, seed, keep, Show).Run(cases);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{command}: {cases} cases, seed {seed}, {found} findings, {clock.Elapsed.TotalSeconds:F0} s"));
return found > 0 ? 1 : 0;

ulong Number(string name, ulong otherwise) => options.TryGetValue(name, out var text)
    ? ulong.Parse(text, CultureInfo.InvariantCulture)
    : otherwise;

void Show(string line)
{
    if (line.StartsWith("FAIL ", StringComparison.Ordinal))
    {
        Console.WriteLine(line);
    }
    else if (line.StartsWith("BATCH ", StringComparison.Ordinal) && line.EndsWith("000", StringComparison.Ordinal))
    {
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s: {line}");
    }
}
