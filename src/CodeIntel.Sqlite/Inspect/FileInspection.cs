using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Inspect;

/// <summary>What became of files: kept with what was noticed, or dropped with the reason.</summary>
public sealed class FileInspection(Workspace workspace, int limit)
{
    private static readonly string _traitNames = string.Join(" || ", Enum.GetValues<SourceTraits>()
        .Where(trait => trait != SourceTraits.None)
        .Select(trait => $"iif(f.traits & {(int)trait}, '{KebabCase.Of(trait)} ', '')"));

    private static readonly string _kept =
        $"""
        select r.url, f.path, 'kept' as fate, rtrim({_traitNames}) as traits, f.encoding, f.bytes, f.lines,
          (select count(*) from examples e where e.file_id = f.id) as units, coalesce(f.licence, '') as licence,
          f.parse_errors as "parse errors", f.disabled_regions as "disabled regions",
          f.disabled_lines as "disabled lines", '' as detail
        from source_files f join repositories r on r.id = f.repository_id
        """;

    private const string Dropped =
        """
        select substr(key, 1, instr(key, '@') - 1) as url, substr(key, instr(key, '@') + 1) as path,
          reason as fate, '' as traits, '' as encoding, null as bytes, null as lines, 0 as units, '' as licence,
          null as "parse errors", null as "disabled regions", null as "disabled lines", detail
        from drops where stage = 'extract' and unit = 'file'
        """;

    private readonly InspectionReader _reader = new(workspace, limit);

    /// <summary>The written names of traits.</summary>
    public static string[] Traits { get; } =
        [.. Enum.GetValues<SourceTraits>().Where(trait => trait != SourceTraits.None).Select(KebabCase.Of)];

    /// <summary>Reasons, besides traits, for which extraction drops a file.</summary>
    private static readonly string[] _reasons =
    [
        "all-disabled", "binary", "crashed", "does-not-parse", "empty", "lfs-pointer", "licence", "missing-blob",
        "not-csharp", "submodule", "symlink", "too-deep", "too-large", "unsafe-path",
    ];

    /// <summary>True for a reason for which files are, or can be, dropped.</summary>
    public bool IsReason(string reason) =>
        _reasons.Contains(reason) || Traits.Contains(reason) || ReasonsThatOccur().Contains(reason);

    /// <summary>The reasons for which files were dropped, in ordinal order.</summary>
    public IReadOnlyList<string> ReasonsThatOccur() =>
    [
        .. new DropTable(workspace).Count("extract").Where(count => count.Unit == "file").Select(count => count.Reason),
    ];

    /// <summary>
    /// Numbers of files by trait and by reason, and the files with a trait or reason; null means any.
    /// </summary>
    public IReadOnlyList<InspectionTable> Files(string? trait, string? reason) =>
    [
        Counts(),
        _reader.Table(
            "files",
            $"""
            select * from ({_kept} where $reason is null and ($trait = 0 or f.traits & $trait)
              union all {Dropped} and $trait = 0 and ($reason is null or reason = $reason))
            order by url, path limit $limit
            """,
            ("$reason", reason), ("$trait", Number(trait))),
    ];

    /// <summary>The files whose path holds a text.</summary>
    public InspectionTable Find(string text) => _reader.Table(
        "files",
        $"select * from ({_kept} union all {Dropped}) where instr(path, $text) > 0 order by url, path limit $limit",
        ("$text", text));

    /// <summary>The preprocessor symbols that conditions ask for and nothing defines, the most wanted first.</summary>
    public IReadOnlyList<InspectionTable> Symbols() =>
    [
        _reader.Table(
            "undefined symbols",
            "select name as symbol, files from undefined_symbols order by files desc, name limit $limit"),
    ];

    /// <summary>The projects of <c>semantics: build</c>.</summary>
    public IReadOnlyList<InspectionTable> Projects() =>
    [
        _reader.Table(
            "projects",
            """
            select r.url, p.path, p.files, coalesce(p.reason, 'opened') as fate, coalesce(p.detail, '') as detail
            from projects p join repositories r on r.id = p.repository_id order by r.id, p.path limit $limit
            """),
    ];

    private InspectionTable Counts()
    {
        var traits = string.Join(" union all ", Enum.GetValues<SourceTraits>()
            .Where(trait => trait != SourceTraits.None)
            .Select(trait =>
                $"select 'kept' as fate, '{KebabCase.Of(trait)}' as trait, count(*) as files from source_files "
                    + $"where traits & {(int)trait}"));
        return _reader.Table(
            "files in all",
            $"""
            select 'kept' as fate, '' as trait, count(*) as files from source_files
            union all select * from ({traits}) where files > 0
            union all select reason, '', count(*) from drops where stage = 'extract' and unit = 'file' group by reason
            union all select 'excluded by globs', '', coalesce(sum(excluded), 0) from tree_counts
            union all select 'not C#', '', coalesce(sum(other), 0) from tree_counts
            """);
    }

    private static int Number(string? trait) => trait is null
        ? 0
        : (int)Enum.GetValues<SourceTraits>().First(value => KebabCase.Of(value) == trait);
}
