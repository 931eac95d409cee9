namespace CodeIntel.Reporting.Pages;

/// <summary>One section of the page.</summary>
internal interface ISection
{
    /// <summary>Its anchor.</summary>
    string Id { get; }

    /// <summary>Its heading.</summary>
    string Title { get; }

    /// <summary>Writes what stands below the heading.</summary>
    void Write(HtmlWriter html);
}
