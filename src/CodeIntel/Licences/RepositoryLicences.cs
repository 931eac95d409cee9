using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Licences;

/// <summary>
/// What a repository's licence files say, and from that the licence of each source file: what the file itself states,
/// else what the licence files of the nearest folder above it say, else what the corpus file declares, else
/// <c>unknown</c>.
/// </summary>
public sealed class RepositoryLicences
{
    private const int MaxFiles = 2000;
    private const int MaxBytes = 1 << 20;

    private readonly Dictionary<string, string> _byFolder;
    private readonly string? _declared;

    /// <summary>
    /// Licences from recognized files; <paramref name="declared"/> is the corpus file's word, or null.
    /// </summary>
    public RepositoryLicences(IReadOnlyList<RepositoryLicence> files, string? declared)
    {
        Files = files;
        _declared = declared is null ? null : LicenceExpression.Parse(declared)?.ToString();
        _byFolder = files.Where(file => LicenceFileName.Rank(file.Path) is not null)
            .GroupBy(file => LicenceFileName.FolderOf(file.Path), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Decide, StringComparer.Ordinal);
    }

    /// <summary>The licence files, in ordinal order of their paths.</summary>
    public IReadOnlyList<RepositoryLicence> Files { get; }

    /// <summary>What the licence files of the root say together, or null where there is none.</summary>
    public string? Detected => _byFolder.GetValueOrDefault("");

    /// <summary>Recognizes the licence files of a tree.</summary>
    public static RepositoryLicences Read(ISourceTree tree, string? declared)
    {
        var files = tree.Find(LicenceFileName.Matches).Take(MaxFiles)
            .Select(entry => (entry.Path, Match: Recognize(tree, entry)))
            .Select(file => new RepositoryLicence(
                file.Path, file.Match.Licence, file.Match.Similarity, file.Match.Nearest));
        return new([.. files], declared);
    }

    /// <summary>The licence of the file at a path that states <paramref name="own"/> (null: nothing).</summary>
    public string Of(string path, string? own) => own ?? Nearest(path) ?? _declared ?? LicenceFilter.Unknown;

    // a person's word on the repository counts where its own text is not recognized; not for a part with another text
    private string? Nearest(string path)
    {
        for (var folder = Parent(path); ; folder = Parent(folder[..^1]))
        {
            if (_byFolder.TryGetValue(folder, out var licence))
            {
                return licence == LicenceFilter.Unknown && folder.Length == 0 ? null : licence;
            }

            if (folder.Length == 0)
            {
                return null;
            }
        }
    }

    private static string Parent(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string Decide(IEnumerable<RepositoryLicence> files)
    {
        var deciding = files.GroupBy(file => LicenceFileName.Rank(file.Path)!.Value).MinBy(group => group.Key)!
            .Select(file => file.Licence).Distinct(StringComparer.Ordinal).ToList();
        return deciding.Contains(LicenceFilter.Unknown) ? LicenceFilter.Unknown : string.Join(" AND ", deciding);
    }

    private static LicenceMatch Recognize(ISourceTree tree, SourceEntry entry) =>
        entry.Bytes <= MaxBytes && tree.Read(entry) is { } bytes
            ? LicenceMatcher.Match(Decode(bytes))
            : new(LicenceFilter.Unknown, 0, null);

    private static string Decode(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };
}
