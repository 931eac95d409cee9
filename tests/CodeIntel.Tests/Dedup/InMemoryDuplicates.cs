using CodeIntel.Dedup;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup;

/// <summary>The storage interfaces over lists.</summary>
internal sealed class InMemoryDuplicates : IDuplicateSource, IDuplicateWriter
{
    private readonly Dictionary<(DuplicationLevel, string), DuplicationSummary> _summaries = [];

    public List<TokenKind> Kinds { get; } = [];

    public Dictionary<DuplicationLevel, List<TokenizedUnit>> Levels { get; } = [];

    public Dictionary<DuplicationLevel, (LevelDuplicates Found, List<DuplicatePair> Pairs)> Written { get; } = [];

    public IReadOnlyList<TokenKind> TermKinds() => Kinds;

    public long Count(DuplicationLevel level) => Levels.GetValueOrDefault(level, []).Count;

    public IEnumerable<TokenizedUnit> Units(DuplicationLevel level) => Levels.GetValueOrDefault(level, []);

    public DuplicationSummary? FindSummary(DuplicationLevel level, string fingerprint) =>
        _summaries.GetValueOrDefault((level, fingerprint));

    public void Write(LevelDuplicates duplicates, string fingerprint)
    {
        Written[duplicates.Level] = (duplicates, [.. duplicates.Pairs]);
        _summaries[(duplicates.Level, fingerprint)] = duplicates.Summary;
    }
}
