namespace CodeIntel.Dedup.Align;

/// <summary>
/// A statement as the matcher sees it: <paramref name="Number"/> is equal for equal statements; both lists are sorted
/// token numbers without brackets, commas and semicolons, the shapes with one number for all identifiers and one for
/// all literals.
/// </summary>
internal sealed record Statement(TokenSpan Span, int Number, int[] Terms, int[] Shapes)
{
    /// <summary>
    /// Likeness in thousandths: the mean of the Dice coefficients of the multisets of tokens and of shapes, so that
    /// <c>a = b + c;</c> and <c>x = y + z;</c> are alike.
    /// </summary>
    public int Likeness(Statement other) =>
        Number == other.Number ? 1000 : (Dice(Terms, other.Terms) + Dice(Shapes, other.Shapes)) / 2;

    private static int Dice(int[] first, int[] second)
    {
        var (i, j, common) = (0, 0, 0L);
        while (i < first.Length && j < second.Length)
        {
            var order = first[i].CompareTo(second[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return first.Length + second.Length == 0 ? 0 : (int)(2000 * common / (first.Length + second.Length));
    }
}
