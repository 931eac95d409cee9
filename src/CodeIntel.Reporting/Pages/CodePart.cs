namespace CodeIntel.Reporting.Pages;

/// <summary>A piece of a line, and whether the other side lacks it.</summary>
internal readonly record struct CodePart(string Text, bool Differs);
