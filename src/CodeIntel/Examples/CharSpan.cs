namespace CodeIntel.Examples;

/// <summary>A range of UTF-16 code units in a file's decoded text.</summary>
public readonly record struct CharSpan(int Start, int Length)
{
    /// <summary>One past the last code unit.</summary>
    public int End => Start + Length;
}
