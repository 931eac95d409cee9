using System.Globalization;
using CodeIntel.Studies;

namespace CodeIntel.Dedup.Reports;

/// <summary>The options that decide what a duplicate is, as text: two reports compare only where they are equal.</summary>
public static class DuplicateThresholds
{
    /// <summary>Such as <c>set 0.8, multiset 0.7, 20 tokens</c>.</summary>
    public static string Of(DedupOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"set {options.SetJaccard}, multiset {options.MultisetJaccard}, {options.MinTokens} tokens");
}
