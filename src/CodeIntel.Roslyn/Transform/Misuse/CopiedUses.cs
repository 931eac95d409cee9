using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform.Misuse;

/// <summary>
/// Finds the uses of variables of a unit again in a copy of it, in which variables may have other names and one more
/// may be declared, which nothing uses.
/// </summary>
internal static class CopiedUses
{
    /// <summary>
    /// The uses of the copy that stand for those of the unit, in the same order; null where they are not as many, or
    /// where two uses of one variable are not two uses of one variable any more.
    /// </summary>
    public static List<VariableUse>? Of(List<VariableUse> uses, List<VariableUse> copied)
    {
        if (copied.Count != uses.Count)
        {
            // a name that is nowhere in the unit is that of the added variable
            var names = uses.Select(use => use.Token.ValueText).ToHashSet(StringComparer.Ordinal);
            copied = copied.FindAll(use => names.Contains(use.Token.ValueText));
        }

        return Variables(uses).SequenceEqual(Variables(copied)) ? copied : null;
    }

    /// <summary>Of each use the place of the first use of its variable.</summary>
    private static IEnumerable<int> Variables(List<VariableUse> uses) => uses.Select(use =>
        uses.FindIndex(other => SymbolEqualityComparer.Default.Equals(other.Symbol, use.Symbol)));
}
