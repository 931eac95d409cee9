namespace CodeIntel.Export.Cards;

/// <summary>
/// Licences as the cards of Hugging Face name them (huggingface.co/docs/hub/repositories-licenses): mostly SPDX's
/// identifiers in lower case, without telling "only" from "or later". What is not among them is <c>other</c>, with a
/// name and a link beside.
/// </summary>
internal static class HubLicences
{
    private const string OtherLicence = "other";

    // those of the page that are identifiers of SPDX; licences of models are never those of code
    private static readonly HashSet<string> _known = new(StringComparer.Ordinal)
    {
        "afl-3.0", "agpl-3.0", "apache-2.0", "artistic-2.0", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear",
        "bsl-1.0", "c-uda", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-nc-2.0", "cc-by-nc-3.0",
        "cc-by-nc-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0",
        "cc-by-nd-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc0-1.0", "cdla-permissive-1.0", "cdla-permissive-2.0",
        "cdla-sharing-1.0", "ecl-2.0", "epl-1.0", "epl-2.0", "etalab-2.0", "eupl-1.1", "gpl-2.0", "gpl-3.0",
        "isc", "lgpl-2.1", "lgpl-3.0", "lppl-1.3c", "mit", "mpl-2.0", "ms-pl", "ncsa", "ofl-1.1", "osl-3.0",
        "postgresql", "unlicense", "wtfpl", "zlib", LicenceList.Unknown,
    };

    /// <summary>The identifiers of some licences, in order.</summary>
    public static string[] Identifiers(IEnumerable<string> licences) =>
        [.. licences.Select(licence => Find(licence) ?? OtherLicence).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Name and, where there is a page of SPDX, link of what is <c>other</c> among some licences; null: nothing is.
    /// </summary>
    public static (string Name, string? Link)? Other(IEnumerable<string> licences) =>
        licences.Where(licence => Find(licence) is null).ToList() switch
        {
            [] => null,
            [var only] => (Name(only), Link(only)),
            _ => ("several-licences", null),
        };

    private static string? Find(string licence)
    {
        var lower = licence.ToLowerInvariant();
        foreach (var suffix in new[] { "-only", "-or-later" })
        {
            lower = lower.EndsWith(suffix, StringComparison.Ordinal) ? lower[..^suffix.Length] : lower;
        }

        return _known.Contains(lower) ? lower : null;
    }

    /// <summary>Lower case, digits, <c>.</c> and <c>-</c>, as in the page's examples.</summary>
    private static string Name(string licence)
    {
        var characters = licence.ToLowerInvariant().Replace("+", "-or-later", StringComparison.Ordinal)
            .Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-');
        return string.Join('-', string.Concat(characters).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>An expression, or a licence that a repository defines itself, has no page.</summary>
    private static string? Link(string licence) =>
        licence.Contains("Ref-", StringComparison.OrdinalIgnoreCase)
        || licence.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'))
            ? null
            : $"https://spdx.org/licenses/{licence}.html";
}
