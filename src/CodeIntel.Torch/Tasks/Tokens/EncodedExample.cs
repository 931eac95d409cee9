using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>A clean example in the numbers of a model.</summary>
internal sealed record EncodedExample<T>(long Row, int Variant, ExampleId Id, Split Split, string Label, T Input);
