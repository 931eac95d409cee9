using System.Collections.Concurrent;
using CodeIntel.Examples;
using CodeIntel.Licences;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Finds the licence of each file of a repository, and drops those that the study does not permit.</summary>
internal sealed class LicenceGate(ExtractOptions options, RepositorySnapshot repository, ISourceTree tree)
{
    /// <summary>Most different headers that are remembered; projects have one, or one per year.</summary>
    private const int MaxHeaders = 4096;

    private readonly LicenceFilter _filter = LicenceFilter.Parse(options.Licences, out var error)
        ?? throw new ArgumentException(error, nameof(options));
    private readonly RepositoryLicences _licences = RepositoryLicences.Read(tree, repository.Licence);
    private readonly ConcurrentDictionary<string, string?> _headers = new(StringComparer.Ordinal);

    /// <summary>The recognized licence files of the repository.</summary>
    public IReadOnlyList<RepositoryLicence> Files => _licences.Files;

    /// <summary>The source with its licence, or why it is dropped. Safe to call from several threads.</summary>
    public (ParsedSource? Parsed, (string Reason, string Detail)? Dropped) Check(ParsedSource parsed)
    {
        var own = OwnLicence(parsed.Source.Text);
        var effective = _licences.Of(parsed.Path, own);
        return _filter.Permits(effective)
            ? (parsed with { Licence = own, EffectiveLicence = effective }, null)
            : (null, ("licence", effective));
    }

    private string? OwnLicence(string text)
    {
        var header = FileLicence.HeaderOf(text);
        if (_headers.TryGetValue(header, out var known))
        {
            return known;
        }

        var own = FileLicence.OfHeader(header);
        if (_headers.Count < MaxHeaders)
        {
            _headers.TryAdd(header, own);
        }

        return own;
    }
}
