using System.ComponentModel.DataAnnotations;

namespace CodeIntel.Studies;

/// <summary>Options of the <c>split</c> stage.</summary>
public sealed record SplitOptions : IValidatableObject
{
    private const string ThreeRatios = "must be three ratios: of train, validation and test";

    /// <summary>What is never divided. Default: repository.</summary>
    public SplitUnit By { get; init; } = SplitUnit.Repository;

    /// <summary>Also never divide a near-duplicate cluster of methods. Default: false.</summary>
    public bool KeepClustersTogether { get; init; }

    /// <summary>Shares of examples for train, validation and test; they add up to 1. Default: 0.8, 0.1, 0.1.</summary>
    [MinLength(3, ErrorMessage = ThreeRatios)]
    [MaxLength(3, ErrorMessage = ThreeRatios)]
    public IReadOnlyList<double> Ratios { get; init; } = [0.8, 0.1, 0.1];

    /// <summary>Seed of the order in which groups are dealt. Default: 42.</summary>
    [Range(0L, long.MaxValue)]
    public long Seed { get; init; } = 42;

    /// <summary>What is spread over the splits in like shares. Default: none.</summary>
    public SplitStratum Stratify { get; init; }

    /// <summary>
    /// With by: list, the file that names splits (CSV or TSV): relative to the study file, on the command line to the
    /// current folder. Default: none.
    /// </summary>
    public string? List { get; init; }

    /// <summary>With by: list, what happens to examples that it does not name. Default: drop.</summary>
    public UnlistedExamples Unlisted { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((By == SplitUnit.List) != (List is not null))
        {
            yield return new(
                By == SplitUnit.List ? "is missing: by: list needs a file" : "needs by: list", ["list"]);
        }

        if (Stratify != SplitStratum.None && By is (SplitUnit.Time or SplitUnit.List))
        {
            yield return new("cannot be combined with by: time or by: list, which decide by themselves", ["stratify"]);
        }

        if (Stratify == SplitStratum.Repository
            && By is (SplitUnit.Repository or SplitUnit.RepositoryAndCluster))
        {
            yield return new("cannot be repository where whole repositories are dealt", ["stratify"]);
        }

        if (Ratios.Any(r => r is < 0 or > 1) || Math.Abs(Ratios.Sum() - 1) > 1e-6 || Ratios[0] <= 0)
        {
            yield return new("must be three numbers in [0, 1] that add up to 1, the first above 0", ["ratios"]);
        }
    }
}
