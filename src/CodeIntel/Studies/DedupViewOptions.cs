using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>
/// One entry of <c>dedup.views</c>: which duplicates a reader of the data does without. Nothing is deleted.
/// </summary>
public sealed record DedupViewOptions : IValidatableObject
{
    /// <summary>What <c>train</c> and <c>export</c> call it; not the name of a built-in view.</summary>
    [RegularExpression("^[a-z0-9][a-z0-9-]{0,63}$", ErrorMessage = "must be lower-case letters, digits and hyphens")]
    public required string Name { get; init; }

    /// <summary>Whether duplicate methods or all examples of duplicate files are left out. Default: method.</summary>
    public DuplicationLevel Level { get; init; } = DuplicationLevel.Method;

    /// <summary>What counts as a duplicate, with all closer relations. Default: near.</summary>
    public DuplicationRelation Relation { get; init; } = DuplicationRelation.Near;

    /// <summary>Which member stays. Default: keep-first.</summary>
    public ViewPolicy Policy { get; init; } = ViewPolicy.KeepFirst;

    /// <summary>
    /// Repositories (address, or owner/name) or SPDX licences, the preferred first; what is not named comes last.
    /// Default: empty.
    /// </summary>
    public IReadOnlyList<string> Priority { get; init; } = [];

    /// <summary>Whether one member of a cluster stays, or as many as no stored pair joins. Default: cluster.</summary>
    public ViewClosure Closure { get; init; } = ViewClosure.Cluster;

    /// <summary>Among which examples one member stays. Default: all.</summary>
    public ViewScope Scope { get; init; } = ViewScope.All;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var ranked = Policy is ViewPolicy.KeepByRepository or ViewPolicy.KeepByLicence;
        if (BuiltInViews.Find(Name) is not null)
        {
            yield return new("is the name of a built-in view", ["name"]);
        }

        if (ranked && Priority.Count == 0)
        {
            yield return new("must name what is preferred, the best first", ["priority"]);
        }

        if (!ranked && Priority.Count > 0)
        {
            yield return new("is for the policies keep-by-repository and keep-by-licence", ["priority"]);
        }

        if (Priority.Distinct(StringComparer.OrdinalIgnoreCase).Count() != Priority.Count)
        {
            yield return new("names something twice", ["priority"]);
        }

        if (Closure == ViewClosure.Pairs && Scope != ViewScope.All)
        {
            yield return new(
                "must be all where closure is pairs: who is kept depends on every member of the cluster", ["scope"]);
        }
    }
}
