using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>One entry of a corpus file: <see cref="Url"/> or <see cref="Path"/>.</summary>
public sealed record CorpusRepository : IValidatableObject
{
    /// <summary>https, http or file address, or a path to a git repository.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// A folder on this machine, relative to the corpus file; its checked-out commit is read, or its files where it has
    /// no git.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The pinned commit.</summary>
    [RegularExpression("^[0-9a-f]{40}$", ErrorMessage = "must be the 40 lower-case hexadecimal digits of a commit")]
    public string? Commit { get; init; }

    /// <summary>A branch, resolved into the lock file.</summary>
    public string? Branch { get; init; }

    /// <summary>SPDX expression.</summary>
    public string? Licence { get; init; }

    /// <summary>Fixes the split of all its examples.</summary>
    public Split? Split { get; init; }

    /// <summary>Globs of paths to read. Default: <c>**/*.cs</c>.</summary>
    public IReadOnlyList<string> Include { get; init; } = ["**/*.cs"];

    /// <summary>Globs of paths to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>
    /// What names the repository in ids and reports: the address without credentials, or the path as written.
    /// </summary>
    public string CanonicalUrl => CanonicalAddress.Of(Url) ?? Path ?? "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Url) == string.IsNullOrWhiteSpace(Path))
        {
            yield return new("needs either url (a Git repository) or path (a folder)");
        }

        if (Commit is not null && Branch is not null)
        {
            yield return new("and commit exclude each other: a commit is already pinned", ["branch"]);
        }

        if (Path is not null && (Commit ?? Branch) is not null)
        {
            yield return new(
                "cannot be given for a path: its checked-out commit is read", [Commit is null ? "branch" : "commit"]);
        }
    }
}
