namespace CodeIntel.Studies;

/// <summary>Which tokens the similarity of near duplicates is computed over (Allamanis 2019, section 2).</summary>
public enum TokenSelection
{
    /// <summary>Every token.</summary>
    All = 0,

    /// <summary>Identifiers and literals only: keywords and punctuation say little about what a text is.</summary>
    IdentifiersAndLiterals = 1,
}
