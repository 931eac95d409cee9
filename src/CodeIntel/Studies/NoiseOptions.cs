using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>
/// One entry of a study's <c>noise</c> list: a kind at several levels, for every task of the study that it serves.
/// </summary>
public sealed record NoiseOptions : IValidatableObject
{
    /// <summary>What is corrupted.</summary>
    public required NoiseKind Kind { get; init; }

    /// <summary>Fractions of the training split, each in [0, 1]. Default: 0, 0.25, 0.5, 0.75, 1.</summary>
    [MinLength(1)]
    public IReadOnlyList<double> Levels { get; init; } = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>Seed of the choice of examples and of their corruption. Default: 1.</summary>
    [Range(0L, long.MaxValue)]
    public long Seed { get; init; } = 1;

    /// <summary>
    /// duplicate-injection: how often a repeated example stands in the training split, itself included; each number is
    /// given to equally many. In [2, 1024]. Default: 2, 4, 8, 16, 32.
    /// </summary>
    [MinLength(1)]
    public IReadOnlyList<int> Copies { get; init; } = [2, 4, 8, 16, 32];

    /// <summary>duplicate-injection: how the copies differ from the original. Default: exact.</summary>
    public DuplicateForm Form { get; init; } = DuplicateForm.Exact;

    /// <summary>
    /// duplicate-injection: fraction of the training split that is repeated at level 1. Default: 0.1.
    /// </summary>
    [Range(0.0001, 1.0)]
    public double Share { get; init; } = 0.1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Levels.Any(level => level is < 0 or > 1) || Levels.Distinct().Count() != Levels.Count)
        {
            yield return new("must be different fractions in [0, 1]", ["levels"]);
        }

        if (Copies.Any(copies => copies is < 2 or > 1024) || Copies.Distinct().Count() != Copies.Count)
        {
            yield return new("must be different whole numbers in [2, 1024]", ["copies"]);
        }
    }
}
