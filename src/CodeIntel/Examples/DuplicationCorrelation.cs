namespace CodeIntel.Examples;

/// <summary>
/// Spearman's ρ between a measure and log2(duplication factor) over training examples; ties get average ranks, +∞ the
/// highest.
/// </summary>
public sealed record DuplicationCorrelation(
    string Measure,
    DuplicationRelation Relation,
    DuplicationScope Scope,
    Estimate Rho
);
