using System.Collections.Frozen;
using System.Text;

namespace CodeIntel.Redaction;

/// <summary>
/// Replaces secrets and personal data of a text by placeholders of their kind: <c>&lt;EMAIL&gt;</c>,
/// <c>&lt;KEY&gt;</c>, <c>&lt;TOKEN&gt;</c>, <c>&lt;IPV4&gt;</c>, <c>&lt;IPV6&gt;</c>. Runs in linear time on any
/// input; redacting twice gives the same as once. What is reserved for documentation or names no machine (example.com,
/// 127.0.0.1, ::1) is kept.
/// </summary>
public static class Redactor
{
    private const int MaxPasses = 8;

    private static readonly FrozenDictionary<RedactionKind, string> _placeholders =
        Enum.GetValues<RedactionKind>().ToFrozenDictionary(
            kind => kind, kind => $"<{kind.ToString().ToUpperInvariant()}>");

    /// <summary>What stands for a finding of a kind.</summary>
    public static string PlaceholderOf(RedactionKind kind) => _placeholders[kind];

    /// <summary>The text without its secrets and personal data.</summary>
    public static RedactedText Redact(string text)
    {
        var counts = new SortedDictionary<RedactionKind, int>();

        // what stands near a finding moves closer to what is left: look again, so that nothing is found next time
        for (var pass = 0; pass < MaxPasses && Find(text) is { Count: > 0 } found; pass++)
        {
            text = Replace(text, found, counts);
        }

        return new(text, counts);
    }

    private static List<Finding> Find(string original)
    {
        var escaped = EscapedText.Of(original);
        var text = escaped.Text;
        var found = new List<Finding>();
        PrivateKeys.Find(text, found);
        KnownTokens.Find(text, found);
        Passwords.Find(text, found);
        AssignedSecrets.Find(text, found);
        EmailAddresses.Find(text, found);
        IpAddresses.Find(text, found);
        return found.ConvertAll(escaped.InOriginal);
    }

    private static string Replace(string text, List<Finding> found, SortedDictionary<RedactionKind, int> counts)
    {
        var result = new StringBuilder(text.Length);
        var end = 0;
        foreach (var finding in found.OrderBy(f => f.Start).ThenBy(f => f.Kind).ThenByDescending(f => f.Length))
        {
            if (finding.Start < end)
            {
                // the rest of a secret goes with the one before it; a password's host is no part of an e-mail address
                end = finding.Kind is RedactionKind.Email ? end : Math.Max(end, finding.End);
                continue;
            }

            result.Append(text, end, finding.Start - end).Append(_placeholders[finding.Kind]);
            counts[finding.Kind] = counts.GetValueOrDefault(finding.Kind) + 1;
            end = finding.End;
        }

        return result.Append(text, end, text.Length - end).ToString();
    }
}
