namespace CodeIntel.Examples;

/// <summary>What was noticed about a file, and so about its examples. The numbers are stored.</summary>
[Flags]
public enum SourceTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Written by a tool: header, name pattern or attribute.</summary>
    Generated = 1,

    /// <summary>Test code: path or attribute.</summary>
    Test = 2,

    /// <summary>Somebody else's code in a vendored folder.</summary>
    Vendored = 4,

    /// <summary>The parser reported errors.</summary>
    ParseErrors = 8,

    /// <summary>Neither UTF-8 nor UTF-16; read as Latin-1.</summary>
    Latin1Fallback = 16,

    /// <summary>Most of its characters stand in lines of more than 500 characters.</summary>
    Minified = 32,

    /// <summary>A table in code: mostly literals, or very few different tokens.</summary>
    Data = 64,

    /// <summary>Conditional compilation leaves out a part of it.</summary>
    DisabledCode = 128,
}
