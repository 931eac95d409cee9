using System.Globalization;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Declares a variable that nothing uses ("unused statement", Rabin 2021). Its name stands nowhere else in the file.
/// </summary>
internal static class UnusedStatement
{
    /// <summary>The insertions, in the order in which chance tries them.</summary>
    public static IEnumerable<EditPlan> Plans(EquivalentUnit unit)
    {
        var name = unit.Names().Next();
        var number = unit.Random.Next(10).ToString(CultureInfo.InvariantCulture);
        var statement = unit.Random.Next(3) switch
        {
            0 => $"string {name} = \"\";",
            1 => $"bool {name} = false;",
            _ => $"int {name} = {number};",
        };
        return StatementPlaces.Plans(unit, statement);
    }
}
