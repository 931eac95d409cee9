using System.ComponentModel.DataAnnotations;
using CodeIntel.Examples;

namespace CodeIntel.Studies;

/// <summary>One entry of a corpus file: <see cref="Url"/> or <see cref="Path"/>.</summary>
public sealed record CorpusRepository
{
    /// <summary>https, http or file address, or a path to a git repository.</summary>
    public string? Url { get; init; }

    /// <summary>A folder on this machine, relative to the corpus file; its checked-out commit is read, or its files where it has no git.</summary>
    public string? Path { get; init; }

    /// <summary>The pinned commit.</summary>
    [RegularExpression("^[0-9a-f]{40}$")]
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

    /// <summary>What names the repository in ids and reports: the address without credentials, or the path as written.</summary>
    public string CanonicalUrl => CanonicalAddress.Of(Url) ?? Path ?? "";
}
