namespace CodeIntel.Examples;

/// <summary>
/// How much of one repository another holds too: <paramref name="Units"/> of the repository <paramref name="Of"/> have
/// a duplicate in <paramref name="In"/>, out of <paramref name="All"/>. Not symmetric. On the diagonal: in itself.
/// </summary>
public readonly record struct DuplicateOverlap(string Of, string In, DuplicationLevel Level, long Units, long All)
{
    /// <summary>In [0, 1]; 0 without units.</summary>
    public double Share => All == 0 ? 0 : (double)Units / All;
}
