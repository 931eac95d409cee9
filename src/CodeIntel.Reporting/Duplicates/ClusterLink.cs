using CodeIntel.Examples;

namespace CodeIntel.Reporting.Duplicates;

/// <summary>A line of the index; <paramref name="New"/> counts members that the baseline has not.</summary>
internal sealed record ClusterLink(
    string Address, string Title, int Members, ClusterScope Scope, bool IsAcrossSplits, int New);
