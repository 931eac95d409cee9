namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// What an edit would change: ascending edits of the file's text. <paramref name="ShowsName"/>: the new texts are
/// identifiers that must stay readable although they equal the unit's name.
/// </summary>
internal sealed record EditPlan(IReadOnlyList<TextEdit> Edits, string Before, string After, bool ShowsName);
