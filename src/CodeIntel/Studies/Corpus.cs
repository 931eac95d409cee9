using System.ComponentModel.DataAnnotations;

namespace CodeIntel.Studies;

/// <summary>A corpus file: a pinned list of repositories.</summary>
public sealed record Corpus
{
    /// <summary>Name of the corpus.</summary>
    [Required]
    public required string Name { get; init; }

    /// <summary>The repositories, each once.</summary>
    [MinLength(1)]
    public required IReadOnlyList<CorpusRepository> Repositories { get; init; }
}
