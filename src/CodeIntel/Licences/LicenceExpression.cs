namespace CodeIntel.Licences;

/// <summary>
/// An SPDX licence expression (SPDX specification, annex "SPDX license expressions"): identifiers joined by
/// <c>AND</c>, <c>OR</c> and <c>WITH</c>. Identifiers stand as the SPDX list writes them.
/// </summary>
public abstract record LicenceExpression
{
    private LicenceExpression()
    {
    }

    /// <summary>Reads an expression; null where it is not one, with the reason.</summary>
    public static LicenceExpression? Parse(string text, out string? error) => LicenceParser.Parse(text, out error);

    /// <summary>Reads an expression; null where it is not one.</summary>
    public static LicenceExpression? Parse(string text) => LicenceParser.Parse(text, out _);

    /// <summary>Every licence that the expression names, in order.</summary>
    public IEnumerable<Term> Licences => this switch
    {
        Term single => [single],
        Joined joined => joined.Left.Licences.Concat(joined.Right.Licences),
        _ => [],
    };

    /// <summary>
    /// One licence. <paramref name="OrLater"/>: later versions may be chosen too. <paramref name="Exception"/>: an
    /// additional permission, or null.
    /// </summary>
    public sealed record Term(string Id, bool OrLater = false, string? Exception = null) : LicenceExpression
    {
        /// <inheritdoc/>
        public override string ToString() =>
            Written + (Exception is null ? "" : $" WITH {Exception}");

        // the GNU licences have identifiers of their own for what others write as a plus
        private string Written => !OrLater ? Id
            : Id.EndsWith("-only", StringComparison.Ordinal) ? $"{Id[..^5]}-or-later"
            : $"{Id}+";
    }

    /// <summary>Both apply (<c>AND</c>), or one of them at the user's choice (<c>OR</c>).</summary>
    public sealed record Joined(bool IsChoice, LicenceExpression Left, LicenceExpression Right) : LicenceExpression
    {
        /// <inheritdoc/>
        public override string ToString() => IsChoice
            ? $"{Left} OR {Right}"
            : $"{Inside(Left)} AND {Inside(Right)}";

        private static string Inside(LicenceExpression part) =>
            part is Joined { IsChoice: true } ? $"({part})" : part.ToString()!;
    }
}
