namespace CodeIntel.Examples;

/// <summary>
/// A finding. <paramref name="Kind"/>: a fixed kebab-case word (<c>leak</c>, <c>memorization</c>);
/// <paramref name="Sentence"/>: one sentence for a person, with its full stop; <paramref name="Numbers"/>: the
/// numbers in it by name, in order, unrounded.
/// </summary>
public sealed record ReportConclusion(
    string Kind, string Sentence, bool IsWarning, IReadOnlyList<KeyValuePair<string, double>> Numbers);
