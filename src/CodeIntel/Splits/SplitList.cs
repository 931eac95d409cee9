using System.Text.RegularExpressions;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Splits;

/// <summary>
/// A file that names splits: CSV or TSV with a header of <c>split</c> and at least one of <c>repository</c>,
/// <c>path</c> (a glob) and <c>example</c> (an id). An empty field is any. A line with an example goes before one with
/// a path, that before one with a repository alone; of equals the first line holds.
/// </summary>
internal sealed class SplitList
{
    private static readonly string[] _columns = ["repository", "path", "example", "split"];

    private readonly Dictionary<string, Split> _examples = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(Regex Glob, Split Split)>> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Split> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Written, int Line)> _named = new(StringComparer.Ordinal);

    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidFileException">It cannot be read, or lines of it; all such are reported.</exception>
    public static SplitList Read(string path)
    {
        var list = new SplitList();
        var errors = new List<FileError>();
        var lines = Lines(path);
        var separator = lines.Length > 0 && lines[0].Contains('\t') ? '\t' : ',';
        var header = lines.Length == 0 ? [] : SplitListLine.Fields(lines[0], separator) ?? [];
        if (!header.Contains("split") || header.Length < 2 || header.Except(_columns).Any())
        {
            errors.Add(new(path, 1, 1, "", "must begin with a header: split, and repository, path or example"));
        }

        for (var i = 1; errors.Count < 100 && header.Contains("split") && i < lines.Length; i++)
        {
            if (lines[i].Trim().Length > 0
                && list.Add(header, SplitListLine.Fields(lines[i], separator), i + 1) is { } error)
            {
                errors.Add(new(path, i + 1, 1, "", error));
            }
        }

        return errors.Count == 0 ? list : throw new InvalidFileException(errors);
    }

    /// <summary>The split of an example, or null where the list does not name it.</summary>
    public Split? Find(string repository, string path, ExampleId id)
    {
        if (_examples.TryGetValue(id.ToString(), out var split))
        {
            return split;
        }

        return Match(repository, path) ?? Match("", path)
            ?? (_repositories.TryGetValue(repository, out split) ? split : null);
    }

    private Split? Match(string repository, string path)
    {
        foreach (var (glob, split) in _paths.GetValueOrDefault(repository) ?? [])
        {
            if (glob.IsMatch(path))
            {
                return split;
            }
        }

        return null;
    }

    /// <summary>The first lines that name each repository which is not among the given ones, in their order.</summary>
    public IEnumerable<(string Repository, int Line)> NotAmong(IReadOnlySet<string> repositories) => _named
        .Where(named => named.Key.Length > 0 && !repositories.Contains(named.Key))
        .Select(named => named.Value)
        .OrderBy(named => named.Line);

    private string? Add(string[] header, string[]? fields, int line)
    {
        if (fields is null)
        {
            return "has a quote that is not closed, or text after one that is";
        }

        if (fields.Length != header.Length)
        {
            return $"has {fields.Length} fields; the header has {header.Length}";
        }

        var row = header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
        var repository = CanonicalAddress.Of(row.GetValueOrDefault("repository")) ?? "";
        var path = row.GetValueOrDefault("path", "");
        var example = row.GetValueOrDefault("example", "");
        if (!Enum.TryParse<Split>(row["split"], ignoreCase: true, out var split) || int.TryParse(row["split"], out _))
        {
            return $"has split '{row["split"]}'; use train, validation or test";
        }

        if (repository.Length + path.Length + example.Length == 0)
        {
            return "names neither repository, path nor example";
        }

        _named.TryAdd(repository, (row.GetValueOrDefault("repository", ""), line));
        Add(repository, path, example, split);
        return null;
    }

    private void Add(string repository, string path, string example, Split split)
    {
        if (example.Length > 0)
        {
            _examples.TryAdd(example, split);
        }
        else if (path.Length > 0)
        {
            _paths.TryAdd(repository, []);
            _paths[repository].Add((Glob(path), split));
        }
        else
        {
            _repositories.TryAdd(repository, split);
        }
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidFileException([new(path, 1, 1, "split.list", $"cannot be read: {e.Message}")]);
        }
    }

    // as in a corpus file: * within a name, ** across folders
    private static Regex Glob(string glob) => new(
        "^" + Regex.Escape(glob).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal) + "$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
