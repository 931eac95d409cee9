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
    private static readonly FrozenDictionary<RedactionKind, string> _placeholders =
        Enum.GetValues<RedactionKind>().ToFrozenDictionary(
            kind => kind, kind => $"<{kind.ToString().ToUpperInvariant()}>");

    /// <summary>What stands for a finding of a kind.</summary>
    public static string PlaceholderOf(RedactionKind kind) => _placeholders[kind];

    /// <summary>The text without its secrets and personal data.</summary>
    public static RedactedText Redact(string text)
    {
        var found = new List<Finding>();
        PrivateKeys.Find(text, found);
        KnownTokens.Find(text, found);
        Passwords.Find(text, found);
        AssignedSecrets.Find(text, found);
        EmailAddresses.Find(text, found);
        IpAddresses.Find(text, found);
        return found.Count == 0 ? new(text, FrozenDictionary<RedactionKind, int>.Empty) : Replace(text, found);
    }

    private static RedactedText Replace(string text, List<Finding> found)
    {
        var result = new StringBuilder(text.Length);
        var counts = new SortedDictionary<RedactionKind, int>();
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

        return new(result.Append(text, end, text.Length - end).ToString(), counts);
    }
}
