using CodeIntel.Benchmarks.Dedup;
using CodeIntel.Benchmarks.Train;

// one sub-command per stage; each prints a Markdown table for docs
switch (args)
{
    case ["train", .. var which]:
        TrainBenchmark.Run(which);
        return 0;
    case ["dedup", .. var which]:
        return DedupBenchmark.Run(Console.Out, which);
    default:
        Console.Error.WriteLine("usage: CodeIntel.Benchmarks train [large | small | memory] | dedup");
        return 2;
}
