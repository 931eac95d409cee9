using CodeIntel.Benchmarks.Extract;
using CodeIntel.Benchmarks.Train;

// one sub-command per stage; each prints a Markdown table for docs
switch (args)
{
    case ["train", .. var which]:
        TrainBenchmark.Run(which);
        return 0;
    case ["graphs", var folder]:
        GraphsBenchmark.Run(folder, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: CodeIntel.Benchmarks train [large | small | memory] | graphs FOLDER");
        return 2;
}
