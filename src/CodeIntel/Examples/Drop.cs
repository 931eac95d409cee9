namespace CodeIntel.Examples;

/// <summary>
/// Something that was read and not kept. <paramref name="Unit"/>: what it was (repository, file, method …);
/// <paramref name="Key"/>: which one; <paramref name="Reason"/>: a short fixed word (<c>too-large</c>);
/// <paramref name="Detail"/>: this case, for a person.
/// </summary>
public sealed record Drop(string Unit, string Key, string Reason, string Detail);
