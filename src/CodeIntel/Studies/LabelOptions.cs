using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace CodeIntel.Studies;

/// <summary>
/// Which labels are learnt. Examples of others are dropped from every split; counts are of the training split, after
/// the filters by name.
/// </summary>
public sealed record LabelOptions : IValidatableObject
{
    /// <summary>
    /// Only so many labels, the most frequent ones; 10 gives the Top10 of Rabin 2022. 0: all. Default: 0.
    /// </summary>
    [Range(0, 1_000_000)]
    public int Top { get; init; }

    /// <summary>Only these names, however they are written (<c>GetName</c>, <c>get|name</c>). Default: all.</summary>
    public IReadOnlyList<string> List { get; init; } = [];

    /// <summary>Only labels that so many training examples bear. Default: 1, which admits also none.</summary>
    [Range(1, 1_000_000)]
    public int MinCount { get; init; } = 1;

    /// <summary>Only labels that no more training examples bear; 0: any number. Default: 0.</summary>
    [Range(0, 100_000_000)]
    public int MaxCount { get; init; }

    /// <summary>Only names that this regular expression matches somewhere. Default: none.</summary>
    public string? Include { get; init; }

    /// <summary>No names that this regular expression matches somewhere. Default: none.</summary>
    public string? Exclude { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxCount > 0 && MaxCount < MinCount)
        {
            yield return new("must not be less than minCount", ["maxCount"]);
        }

        foreach (var (pattern, key) in new[] { (Include, "include"), (Exclude, "exclude") })
        {
            if (pattern is not null && ErrorOf(pattern) is { } error)
            {
                yield return new($"is not a regular expression: {error}", [key]);
            }
        }
    }

    private static string? ErrorOf(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
