using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>Where the duplicate detector reads units and their tokens.</summary>
public interface IDuplicateSource
{
    /// <summary>Kind of every term, indexed by term id; a term is a distinct (kind, text) of the workspace.</summary>
    IReadOnlyList<TokenKind> TermKinds();

    /// <summary>Length of <see cref="TermKinds"/>.</summary>
    int Terms() => TermKinds().Count;

    /// <summary>Number of units of a level, for progress.</summary>
    long Count(DuplicationLevel level);

    /// <summary>Number of tokens of all units of a level, for the choice of the method.</summary>
    long Tokens(DuplicationLevel level) => Units(level).Sum(unit => (long)unit.Tokens.Length);

    /// <summary>Streams the units of a level in ascending order of <see cref="TokenizedUnit.Row"/>.</summary>
    IEnumerable<TokenizedUnit> Units(DuplicationLevel level);
}
