namespace CodeIntel.Reporting.Pages;

/// <summary>A table cell: text, a web address to link it to where that is one, and whether it is code.</summary>
internal readonly record struct Cell(string Text, string? Address = null, bool IsCode = false)
{
    /// <summary>Plain text.</summary>
    public static implicit operator Cell(string text) => new(text);
}
