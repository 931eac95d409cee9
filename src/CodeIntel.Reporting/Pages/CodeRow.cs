namespace CodeIntel.Reporting.Pages;

/// <summary>A line on each side, from 1, or null where the side has none.</summary>
internal sealed record CodeRow(
    int? LeftLine,
    IReadOnlyList<CodePart> Left,
    int? RightLine,
    IReadOnlyList<CodePart> Right
);
