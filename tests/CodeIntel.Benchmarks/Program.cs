using System.Globalization;
using CodeIntel.Benchmarks.Export;
using CodeIntel.Benchmarks.Extract;
using CodeIntel.Benchmarks.Dedup;
using CodeIntel.Benchmarks.Train;
using CodeIntel.Benchmarks.Transform;
using CodeIntel.Studies;

// one sub-command per stage; each prints a Markdown table for docs
switch (args)
{
    case ["train", "code2seq"]:
        Code2seqBenchmark.Run();
        return 0;
    case ["train", .. var which]:
        TrainBenchmark.Run(which);
        return 0;
    case ["extract", .. var folders] when folders.Length > 0:
        ExtractBenchmark.Run(SemanticsMode.None, folders);
        return 0;
    case ["extract-memory", .. var folders] when folders.Length > 0:
        MemoryBenchmark.Run(folders, 1_000, 10_000);
        return 0;
    case ["extract-peak", var folder]:
        ExtractBenchmark.PeakOf(folder);
        return 0;
    case ["graphs", var folder]:
        GraphsBenchmark.Run(folder, Console.Out);
        return 0;
    case ["equivalent", var folder, var every]:
        EquivalentBenchmark.Run(folder, int.Parse(every, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["dedup", .. var which]:
        return DedupBenchmark.Run(Console.Out, which);
    case ["export", var workspace]:
        ExportBenchmark.Run(workspace);
        return 0;
    case ["speed", .. var folders] when folders.Length > 0:
        SpeedBenchmark.Run(folders);
        return 0;
    default:
        Console.Error.WriteLine("usage: CodeIntel.Benchmarks train [large | small | memory | share | parts | "
            + "code2seq | misuse [memory | MODEL]] | extract PATH... | extract-memory PATH... | graphs FOLDER | "
            + "equivalent FOLDER EVERY | dedup | export WORKSPACE | speed PATH...");
        return 2;
}
