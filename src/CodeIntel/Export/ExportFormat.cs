namespace CodeIntel.Export;

/// <summary>What an export is written for.</summary>
public enum ExportFormat
{
    /// <summary>Text and dictionaries of code2vec (Alon 2019a).</summary>
    Code2vec,

    /// <summary>Text and dictionaries of code2seq (Alon 2019b).</summary>
    Code2seq,

    /// <summary>JSON lines of GREAT (Hellendoorn 2020), without bugs.</summary>
    Great,

    /// <summary>CodeXGLUE code-to-text (Lu 2021), as CodeSearchNet writes it.</summary>
    CodeToText,

    /// <summary>CodeXGLUE code search, as AdvTest reads it.</summary>
    CodeSearch,

    /// <summary>JSON lines with everything about an example.</summary>
    JsonLines,

    /// <summary>The same columns as Apache Parquet.</summary>
    Parquet,

    /// <summary>Code vectors of a trained model, as code2vec exports them.</summary>
    Vectors,
}
