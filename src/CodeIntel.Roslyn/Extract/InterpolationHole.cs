namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// How the interpolated string around a hole goes on: its number of dollars (0: not a hole), of quotes, and whether it
/// is verbatim.
/// </summary>
internal readonly record struct InterpolationHole(int Dollars, int Quotes, bool Verbatim);
