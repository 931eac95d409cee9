namespace CodeIntel.Examples;

/// <summary>
/// A unit that the published definition cannot express. <paramref name="Reason"/>: <c>not-a-method</c> (the definition
/// knows method declarations only), <c>no-label</c> (no ASCII letter in the name), <c>no-context</c> (no pair of
/// terminals within the limits) or <c>too-large</c> (more than 32,767 terminals).
/// </summary>
public sealed record CompatRefusal(UnitKind Kind, string Name, CharSpan Span, string Reason);
