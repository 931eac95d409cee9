namespace CodeIntel.Export;

/// <summary>What an export may hold beside the text of an example.</summary>
[Flags]
public enum ExportParts
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>The tokens.</summary>
    Tokens = 1,

    /// <summary>The path contexts.</summary>
    Contexts = 2,

    /// <summary>The program graph.</summary>
    Graph = 4,

    /// <summary>The text itself.</summary>
    Text = 8,

    /// <summary>The twins of variable-misuse.</summary>
    Misuse = 16,
}
