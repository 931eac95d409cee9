using CodeIntel.Examples;
using CodeIntel.Torch.Tasks.MethodName;

namespace CodeIntel.Benchmarks.Train;

/// <summary>Examples like those of real methods: 30 distinct terminals each, ids that follow Zipf's law.</summary>
internal static class ZipfExamples
{
    private const int Count = 2048;
    private const int TerminalsPerMethod = 30;

    public static NameExampleSet Create(Shape shape)
    {
        var random = new SeededRandom(1);
        var contexts = new int[Count][];
        for (var i = 0; i < Count; i++)
        {
            var terminals = Enumerable.Range(0, TerminalsPerMethod)
                .Select(_ => Zipf(random, shape.Sizes.Terminals))
                .ToArray();
            var length = shape.MinContexts + random.Next(shape.MaxContexts - shape.MinContexts + 1);
            contexts[i] = [.. Enumerable.Range(0, length).SelectMany(_ => new[]
            {
                terminals[random.Next(TerminalsPerMethod)],
                Zipf(random, shape.Sizes.Paths),
                terminals[random.Next(TerminalsPerMethod)],
            })];
        }

        return new()
        {
            Ids = new ExampleId[Count],
            Contexts = contexts,
            Labels = [.. Enumerable.Range(0, Count).Select(_ => Zipf(random, shape.Sizes.Labels))],
            Described = new() { Split = Split.Train, Rows = [], GivenLabels = [], Noisy = [] },
        };
    }

    /// <summary>P(rank) ∝ 1 / rank, by the inverse of its continuous distribution function.</summary>
    internal static int Zipf(SeededRandom random, int count) =>
        Math.Min(count - 1, (int)Math.Exp(random.NextDouble() * Math.Log(count)));
}
