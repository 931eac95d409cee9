using System.ComponentModel.DataAnnotations;
using YamlDotNet.Serialization;

namespace CodeIntel.Studies;

/// <summary>A corpus file: a pinned list of repositories.</summary>
public sealed record Corpus
{
    /// <summary>Name of the corpus.</summary>
    [YamlMember(Alias = "corpus")]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._ -]*$", ErrorMessage = "must be letters, digits, blanks and . _ -")]
    public required string Name { get; init; }

    /// <summary>The repositories, each once.</summary>
    [MinLength(1)]
    public required IReadOnlyList<CorpusRepository> Repositories { get; init; }
}
