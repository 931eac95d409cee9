namespace CodeIntel.Dedup.Align;

/// <summary>A run of tokens, counted from the first token of the unit; it may be empty.</summary>
public readonly record struct TokenSpan(int Start, int Length)
{
    /// <summary>One past the last token.</summary>
    public int End => Start + Length;
}
