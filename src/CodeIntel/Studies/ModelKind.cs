namespace CodeIntel.Studies;

/// <summary>The models.</summary>
public enum ModelKind
{
    /// <summary>code2vec (Alon 2019a).</summary>
    Code2vec,
}
