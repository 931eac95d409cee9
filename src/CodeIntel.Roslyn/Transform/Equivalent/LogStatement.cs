namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Writes a line to the console ("log statement", Rabin 2021): the meaning is kept up to what the console shows.
/// </summary>
internal static class LogStatement
{
    /// <summary>Named in full, so that no type or namespace of the file can take its place.</summary>
    private const string Statement = "global::System.Console.WriteLine(\"log\");";

    /// <summary>The insertions, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit) => StatementPlaces.Plans(unit, Statement);
}
