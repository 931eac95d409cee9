namespace CodeIntel.Examples;

/// <summary>
/// A finding that the numbers support. <paramref name="Subject"/>: the measure or noise kind that it is about, or
/// empty; <paramref name="Numbers"/>: as listed at each <see cref="ConclusionKind"/>; <paramref name="Text"/>: the
/// sentence to show.
/// </summary>
public sealed record Conclusion(
    ConclusionKind Kind, RunKey Run, string Subject, IReadOnlyDictionary<string, double> Numbers, string Text);
