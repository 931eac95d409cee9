namespace CodeIntel.Studies;

/// <summary>The models.</summary>
public enum ModelKind
{
    /// <summary>code2vec (Alon 2019a), for method-name.</summary>
    Code2vec,

    /// <summary>code2seq (Alon 2019b), for method-name.</summary>
    Code2seq,

    /// <summary>Transformer encoder over tokens, for variable-misuse.</summary>
    Transformer,

    /// <summary>Gated graph neural network (Li 2016, Allamanis 2018), for variable-misuse.</summary>
    Ggnn,

    /// <summary>Transformer with attention biased by typed edges (Hellendoorn 2020), for variable-misuse.</summary>
    Great,

    /// <summary>RoBERTa's architecture (Feng 2020), for code-to-text and code-search.</summary>
    Codebert,
}
