using CodeIntel.Licences;

namespace CodeIntel.Sqlite.Inspect;

/// <summary>Licences per repository: declared, recognized, of its files, and dropped.</summary>
internal static class LicenceInspection
{
    /// <summary>The tables of <c>inspect licences</c>.</summary>
    public static IReadOnlyList<InspectionTable> Of(Workspace workspace, InspectionReader reader) =>
    [
        Repositories(workspace),
        reader.Table(
            "licence files",
            """
            select r.url, l.path, l.licence, round(l.similarity, 4) as similarity, coalesce(l.nearest, '') as nearest
            from repository_licences l join repositories r on r.id = l.repository_id order by r.id, l.path limit $limit
            """),
        reader.Table(
            "licences of kept files",
            """
            select r.url, coalesce(f.effective_licence, 'unknown') as licence, count(*) as files,
              sum(f.licence is not null) as "stated in the file"
            from source_files f join repositories r on r.id = f.repository_id group by r.id, 2
            order by r.id, 3 desc, 2 limit $limit
            """),
        reader.Table(
            "licences of dropped files",
            """
            select detail as licence, count(*) as files from drops where stage = 'extract' and reason = 'licence'
            group by 1 order by 2 desc, 1 limit $limit
            """),
    ];

    private static InspectionTable Repositories(Workspace workspace) => new(
        "repositories",
        ["url", "declared", "detected", "similarity"],
        [
            .. new LicenceTable(workspace).Compare().Select(repository => new object?[]
            {
                repository.Url,
                repository.Declared ?? "",
                new RepositoryLicences(repository.Files, repository.Declared).Detected ?? "",
                repository.Files.Where(file => !file.Path.Contains('/')).Select(file => file.Similarity)
                    .DefaultIfEmpty(0).Max(),
            }),
        ]);
}
