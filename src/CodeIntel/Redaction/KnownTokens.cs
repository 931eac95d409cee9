using System.Text.RegularExpressions;

namespace CodeIntel.Redaction;

/// <summary>
/// Keys and tokens that their issuers made recognizable: a fixed prefix, alphabet and length, as the issuers document
/// them for secret scanning.
/// </summary>
internal static class KnownTokens
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Fewest different characters of a token; documentation fills up with <c>xxxx</c>.</summary>
    private const int FewestCharacters = 8;

    private static readonly Regex _keys = Alternatives(
        "(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}",                       // AWS access key id
        "AIza[0-9A-Za-z_-]{35}",                                   // Google API key
        "GOCSPX-[0-9A-Za-z_-]{28}",                                // Google client secret
        "[rs]k_(live|test)_[0-9A-Za-z]{16,}",                      // Stripe
        "oy2[a-z0-9]{43}",                                         // NuGet
        @"SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}",               // SendGrid
        "sk-(ant-|proj-)?[0-9A-Za-z_-]{40,}",                      // OpenAI, Anthropic
        "(AccountKey|SharedAccessKey)=[0-9A-Za-z+/]{43,86}={1,2}", // Azure
        "key-[0-9a-f]{32}");                                       // Mailgun

    private static readonly Regex _tokens = Alternatives(
        "gh[pousr]_[0-9A-Za-z]{36,}",                              // GitHub
        "github_pat_[0-9A-Za-z_]{50,}",
        "glpat-[0-9A-Za-z_-]{20,}",                                // GitLab
        "xox[abeoprs]-[0-9A-Za-z-]{10,}",                          // Slack
        @"hooks\.slack\.com/services/T[0-9A-Z]+/B[0-9A-Z]+/[0-9A-Za-z]{16,}",
        @"ya29\.[0-9A-Za-z_-]{20,}",                               // Google OAuth
        "npm_[0-9A-Za-z]{36}",
        "hf_[A-Za-z]{34}",                                         // Hugging Face
        "pypi-[0-9A-Za-z_-]{50,}",
        @"eyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]*"); // JSON web token, RFC 7519

    /// <summary>Finds all known keys and tokens; AWS's documented example key is none.</summary>
    public static void Find(string text, List<Finding> found)
    {
        Find(_keys, RedactionKind.Key, text, found);
        Find(_tokens, RedactionKind.Token, text, found);
    }

    private static void Find(Regex regex, RedactionKind kind, string text, List<Finding> found)
    {
        foreach (var match in regex.EnumerateMatches(text))
        {
            var value = text.AsSpan(match.Index, match.Length);
            if (value.EndsWith("EXAMPLE", StringComparison.Ordinal) || Entropy.Distinct(value) < FewestCharacters)
            {
                continue;
            }

            // the name before an Azure key is no secret
            var name = value.IndexOf("Key=", StringComparison.Ordinal);
            var skipped = name < 0 ? 0 : name + "Key=".Length;
            found.Add(new(match.Index + skipped, match.Length - skipped, kind));
        }
    }

    private static Regex Alternatives(params string[] patterns) =>
        new($@"\b({string.Join('|', patterns)})", Options);
}
