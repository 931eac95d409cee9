namespace CodeIntel.Export;

/// <summary>Type of a column.</summary>
public enum ExportColumnType
{
    /// <summary>Text; may be null.</summary>
    Text,

    /// <summary>32-bit integer.</summary>
    Integer,

    /// <summary>64-bit float; may be null.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>List of texts.</summary>
    Texts,

    /// <summary>List of integers.</summary>
    Integers,

    /// <summary>A JSON value; a text in formats that have none.</summary>
    Json,
}
