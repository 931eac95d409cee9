namespace CodeIntel.Roslyn.Transform;

/// <summary>
/// A stretch of an inserted text, from <paramref name="Offset"/> on, that the file has at <paramref name="Source"/>.
/// </summary>
internal readonly record struct MovedText(int Offset, int Source, int Length);
