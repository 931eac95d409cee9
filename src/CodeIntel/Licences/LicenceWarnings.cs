using CodeIntel.Examples;

namespace CodeIntel.Licences;

/// <summary>What a curator should look at: a declared licence that the repository does not bear out.</summary>
public static class LicenceWarnings
{
    /// <summary>One sentence per repository that needs a look.</summary>
    public static IEnumerable<string> Of(IEnumerable<LicenceComparison> repositories) =>
        repositories.Select(Of).OfType<string>();

    private static string? Of(LicenceComparison repository)
    {
        if (repository.Declared is not { } declared)
        {
            return null;
        }

        if (LicenceExpression.Parse(declared, out var error) is not { } expression)
        {
            return $"the corpus file declares licence '{declared}' for {repository.Url}, which {error}";
        }

        var detected = new RepositoryLicences(repository.Files, declared).Detected;
        return detected is null || IsSame(expression, detected) ? null
            : detected == LicenceFilter.Unknown
                ? $"the corpus file declares {expression} for {repository.Url}; its licence file was not recognized"
            : $"the corpus file declares {expression} for {repository.Url}; its licence file is {detected}";
    }

    // a text does not tell whether later versions may be chosen, nor that only one of two has to be kept
    private static bool IsSame(LicenceExpression declared, string detected) =>
        LicenceExpression.Parse(detected) is { } found
        && Ids(declared).SetEquals(Ids(found));

    private static HashSet<string> Ids(LicenceExpression expression) =>
        expression.Licences.Select(licence => licence.Id).ToHashSet(StringComparer.Ordinal);
}
