using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>Options of the <c>dedup</c> stage (Allamanis 2019).</summary>
public sealed record DedupOptions : IValidatableObject
{
    /// <summary>What is compared. Default: methods and files.</summary>
    [MinLength(1)]
    public IReadOnlyList<DuplicationLevel> Level { get; init; } = [DuplicationLevel.Method, DuplicationLevel.File];

    /// <summary>Smallest Jaccard similarity of the token sets of a near duplicate. Default: 0.8.</summary>
    [Range(0.3, 1.0)]
    public double SetJaccard { get; init; } = 0.8;

    /// <summary>Smallest Jaccard similarity of the token multisets of a near duplicate. Default: 0.7.</summary>
    [Range(0.0, 1.0)]
    public double MultisetJaccard { get; init; } = 0.7;

    /// <summary>
    /// Fewest tokens of a unit in a Type-2 or near pair; exact and Type-1 have no minimum. Default: 20.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MinTokens { get; init; } = 20;

    /// <summary>
    /// Tokens that near duplicates are compared by; <see cref="MinTokens"/> counts these there. The other relations
    /// compare all tokens. Default: all.
    /// </summary>
    public TokenSelection Tokens { get; init; } = TokenSelection.All;

    /// <summary>How near duplicates are looked for. Default: exact where its index fits the memory cap.</summary>
    public DedupMethod Method { get; init; } = DedupMethod.Auto;

    /// <summary>
    /// Probability that sketches find a pair whose set similarity is exactly the threshold; more similar pairs are
    /// found with more. Unused by the exact method. Default: 0.99.
    /// </summary>
    [Range(0.5, 0.9999)]
    public double Recall { get; init; } = 0.99;

    /// <summary>Seed of the sketches' hash functions. Unused by the exact method. Default: 42.</summary>
    [Range(0L, long.MaxValue)]
    public long Seed { get; init; } = 42;

    /// <summary>Token runs that methods share although they are no duplicates.</summary>
    public BlockOptions Blocks { get; init; } = new();

    /// <summary>Views that leave duplicates out, beside the built-in ones. Default: none.</summary>
    public IReadOnlyList<DedupViewOptions> Views { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var name in Views.CountBy(view => view.Name).Where(pair => pair.Value > 1).Select(pair => pair.Key))
        {
            yield return new($"has two views called '{name}'", ["views"]);
        }

        foreach (var view in Views.Where(view => !Level.Contains(view.Level)))
        {
            yield return new(
                $"has the view '{view.Name}' of level {KebabCase.Of(view.Level)}, which 'level' does not compare",
                ["views"]);
        }
    }

    /// <summary>A view of the study or a built-in one; null where there is none of that name.</summary>
    public DedupViewOptions? FindView(string name) =>
        Views.FirstOrDefault(view => view.Name == name) ?? BuiltInViews.Find(name);
}
