namespace CodeIntel.Redaction;

/// <summary>
/// A text with its secrets and personal data replaced by placeholders, and how many of each kind; kinds without any
/// are not in <paramref name="Counts"/>.
/// </summary>
public sealed record RedactedText(string Text, IReadOnlyDictionary<RedactionKind, int> Counts);
