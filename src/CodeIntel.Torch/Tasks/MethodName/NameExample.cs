using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// A clean example; <paramref name="Contexts"/> holds start, path and end of each context in turn, as model numbers.
/// </summary>
internal sealed record NameExample(long Row, ExampleId Id, Split Split, string Label, int[] Contexts);
