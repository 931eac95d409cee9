using CodeIntel.Dedup.Views;
using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>Views without duplicates: what they exclude, and who stands for it.</summary>
public sealed class DedupViewTable(Workspace workspace) : IViewWriter
{
    private const int RowsPerTransaction = 20_000;

    private readonly ViewScopes _scopes = new(workspace);

    /// <inheritdoc/>
    public void Clear() => workspace.Transaction(transaction =>
    {
        workspace.Connection.Execute("delete from dedup_view_exclusions", transaction: transaction);
        workspace.Connection.Execute("delete from dedup_views", transaction: transaction);
    });

    /// <inheritdoc/>
    public long Write(DedupViewOptions view, IEnumerable<ViewExclusion> exclusions)
    {
        var id = Insert(view);
        var count = 0L;
        foreach (var chunk in exclusions.Chunk(RowsPerTransaction))
        {
            count += chunk.Length;
            workspace.Transaction(transaction =>
            {
                using var insert = transaction.Prepare(
                    "insert into dedup_view_exclusions (view_id, example_row, kept_row, kept_file, position) "
                        + "values ($1, $2, $3, $4, $5)", 5);
                foreach (var exclusion in chunk)
                {
                    insert.Run(
                        id, exclusion.ExampleRow, exclusion.KeptRow, exclusion.KeptFile, exclusion.Position);
                }
            });
        }

        return count;
    }

    /// <summary>The stored views in the order of the study, then the built-in ones.</summary>
    public IReadOnlyList<DedupViewOptions> Views()
    {
        lock (workspace.Gate)
        {
            return [.. workspace.Connection.Query<string>("select policy from dedup_views order by id")
                .Select(StudyJson.Read<DedupViewOptions>), .. BuiltInViews.All];
        }
    }

    /// <summary>What a view excludes, with its scope applied to the splits as they are now; each example once.</summary>
    /// <exception cref="WorkspaceException">There is no view of that name.</exception>
    public IEnumerable<ViewExcluded> Excluded(string name) => _scopes.Apply(Find(name), null);

    /// <summary>By which views an example is excluded.</summary>
    public IEnumerable<(DedupViewOptions View, ViewExcluded Exclusion)> ExcludedBy(long exampleRow) =>
        from view in Views()
        from exclusion in _scopes.Apply(view, exampleRow)
        where exclusion.Row == exampleRow
        select (view, exclusion);

    private DedupViewOptions Find(string name)
    {
        var views = Views();
        return views.FirstOrDefault(view => view.Name == name) ?? throw new WorkspaceException(
            $"There is no view called '{name}' in this workspace. Known: "
                + $"{string.Join(", ", views.Select(view => view.Name))}. "
                + "Add it to dedup.views of the study and run dedup again.");
    }

    private long Insert(DedupViewOptions view)
    {
        var id = 0L;
        workspace.Transaction(transaction => id = workspace.Connection.ExecuteScalar<long>(
            "insert into dedup_views (name, level, relation, policy) values (@name, @level, @relation, @policy) "
                + "returning id",
            new
            {
                name = view.Name,
                level = (int)view.Level,
                relation = (int)view.Relation,
                policy = StudyJson.Write(view),
            },
            transaction));
        return id;
    }
}
