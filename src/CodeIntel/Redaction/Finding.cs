namespace CodeIntel.Redaction;

/// <summary>A part of a text that is to be hidden.</summary>
internal readonly record struct Finding(int Start, int Length, RedactionKind Kind)
{
    /// <summary>The first position after it.</summary>
    public int End => Start + Length;
}
