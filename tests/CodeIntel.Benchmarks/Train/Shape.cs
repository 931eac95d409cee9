using CodeIntel.Torch.Models;

namespace CodeIntel.Benchmarks.Train;

/// <summary>Sizes of a model and of its batches; examples have between the two numbers of contexts.</summary>
internal sealed record Shape(string Name, Code2vecSizes Sizes, int MinContexts, int MaxContexts, int Batch);
