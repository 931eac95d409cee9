namespace CodeIntel.Licences;

/// <summary>
/// Which licences a dataset may hold. Of alternatives (<c>OR</c>) one has to be permitted, of licences that hold
/// together (<c>AND</c>) all. An exception (<c>WITH</c>) only adds rights, so the licence decides. What is unknown is
/// permitted by <c>any</c> alone.
/// </summary>
public sealed class LicenceFilter
{
    /// <summary>The word for a licence that is not known; no filter but <c>any</c> permits it.</summary>
    public const string Unknown = "unknown";

    private const string AnyWord = "any";
    private const string PermissiveWord = "permissive";

    private readonly HashSet<LicenceExpression.Term>? _permitted;

    private LicenceFilter(HashSet<LicenceExpression.Term>? permitted) => _permitted = permitted;

    /// <summary>Permits everything, also what is unknown.</summary>
    public static LicenceFilter Any { get; } = new(null);

    /// <summary>True where nothing is left out.</summary>
    public bool PermitsAll => _permitted is null;

    /// <summary>
    /// Reads a filter: <c>any</c>, <c>permissive</c>, and SPDX identifiers; null and a reason where one is wrong.
    /// </summary>
    public static LicenceFilter? Parse(IReadOnlyList<string> words, out string? error)
    {
        error = words.Count == 0 ? "must name any, permissive, or SPDX identifiers" : null;
        if (words is [AnyWord])
        {
            return Any;
        }

        var permitted = new HashSet<LicenceExpression.Term>();
        foreach (var word in words)
        {
            if (word == PermissiveWord)
            {
                permitted.UnionWith(LicenceIds.Permissive.Select(id => new LicenceExpression.Term(id)));
            }
            else if (LicenceExpression.Parse(word, out var reason) is LicenceExpression.Term single)
            {
                permitted.Add(single);
            }
            else
            {
                error ??= Mistake(word, reason);
            }
        }

        return error is null ? new(permitted) : null;
    }

    /// <summary>True where a licence expression satisfies the filter; null and unreadable ones are unknown.</summary>
    public bool Permits(string? expression) =>
        _permitted is null || (expression is not null && LicenceExpression.Parse(expression) is { } parsed
            && Permits(parsed));

    /// <summary>True where a licence expression satisfies the filter.</summary>
    public bool Permits(LicenceExpression expression) => _permitted is null || expression switch
    {
        LicenceExpression.Term single => PermitsOne(single),
        LicenceExpression.Joined { IsChoice: true } either => Permits(either.Left) || Permits(either.Right),
        LicenceExpression.Joined both => Permits(both.Left) && Permits(both.Right),
        _ => false,
    };

    // whoever may choose a later version may also choose this one
    private bool PermitsOne(LicenceExpression.Term single) =>
        _permitted!.Contains(single)
        || _permitted.Contains(single with { Exception = null })
        || _permitted.Contains(single with { OrLater = false })
        || _permitted.Contains(single with { OrLater = false, Exception = null });

    private static string Mistake(string word, string? reason)
    {
        var hint = LicenceIds.Nearest(word) is { } nearest ? $" (did you mean '{nearest}'?)" : "";
        return word == AnyWord ? "has 'any' beside other words; 'any' stands alone"
            : reason is null ? $"has '{word}'; write each licence of an expression by itself"
            : $"{reason}{hint}; use any, permissive, or SPDX identifiers";
    }
}
