namespace CodeIntel.Export;

/// <summary>Type of a column.</summary>
public enum ExportColumnType
{
    /// <summary>Text; may be null.</summary>
    Text,

    /// <summary>Whole number of 32 bits.</summary>
    Whole,

    /// <summary>64-bit float; may be null.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>List of texts.</summary>
    Texts,

    /// <summary>List of whole numbers.</summary>
    Wholes,

    /// <summary>A JSON value; a text in formats that have none.</summary>
    Json,
}
