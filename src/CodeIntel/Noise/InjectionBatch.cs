namespace CodeIntel.Noise;

/// <summary>Repeated examples and those that could not be repeated.</summary>
public sealed record InjectionBatch(
    long Seed, IReadOnlyList<InjectedCopies> Injected, IReadOnlyList<NoiseRefusal> Refused);
