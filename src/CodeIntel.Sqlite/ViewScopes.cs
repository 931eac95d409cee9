using CodeIntel.Examples;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>
/// Applies a view's scope. Exclusions are stored for all examples, in the order of the policy; within a split, the one
/// that comes first in that order stays.
/// </summary>
internal sealed class ViewScopes(Workspace workspace)
{
    private const string Stored =
        """
        select coalesce(x.kept_file, x.kept_row), x.position, x.example_row, x.kept_row, s.split
        from dedup_view_exclusions x join dedup_views v on v.id = x.view_id
          left join splits s on s.example_row = x.example_row
        where v.name = $name and ($group is null or coalesce(x.kept_file, x.kept_row) = $group)
        order by 1, 2, 3
        """;

    // the first member of each cluster stays, and the rest follows in the order of the corpus
    private const string BuiltIn =
        """
        select * from (
          select first_value(m.row) over members as kept, row_number() over members - 1 as position, m.row,
            first_value(m.row) over members, s.split
          from duplicate_members m join duplicate_clusters c on c.id = m.cluster_id
            left join splits s on s.example_row = m.row
          where c.level = 0 and c.relation = $relation and ($group is null or c.id = $group)
          window members as (partition by c.id order by m.row))
        where position > 0 order by 1, 2
        """;

    /// <summary>
    /// What a view excludes; where an example is given, only what shares its stand-in is looked at.
    /// </summary>
    public IEnumerable<ViewExcluded> Apply(DedupViewOptions view, long? exampleRow)
    {
        var group = exampleRow is { } row ? Group(view, row) : null;
        if (exampleRow is not null && group is null)
        {
            return [];
        }

        var entries = Entries(view, group);
        return view.Scope == ViewScope.All
            ? entries.Select(entry => new ViewExcluded(entry.Row, entry.Kept))
            : Scoped(view, entries);
    }

    private IEnumerable<Entry> Entries(DedupViewOptions view, long? group) => workspace.Stream(
        BuiltInViews.Find(view.Name) is null ? Stored : BuiltIn,
        reader => new Entry(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3),
            reader.IsDBNull(4) ? null : (Split)reader.GetInt32(4)),
        ("$name", view.Name),
        ("$relation", (int)view.Relation),
        ("$group", group is null ? DBNull.Value : group));

    private IEnumerable<ViewExcluded> Scoped(DedupViewOptions view, IEnumerable<Entry> entries)
    {
        var group = -1L;
        var first = new Dictionary<Split, (long Position, long? Row)>();
        foreach (var entry in entries)
        {
            if (entry.Group != group)
            {
                group = entry.Group;
                first = SplitsOfKept(view, group).ToDictionary(
                    split => split, _ => (0L, view.Level == DuplicationLevel.Method ? group : (long?)null));
            }

            if (entry.Split is not { } split || (view.Scope == ViewScope.Train && split != Split.Train))
            {
                continue;
            }

            if (first.TryGetValue(split, out var standIn) && standIn.Position < entry.Position)
            {
                yield return new(entry.Row, standIn.Position == 0 ? entry.Kept : standIn.Row);
            }
            else
            {
                first[split] = (entry.Position, view.Level == DuplicationLevel.Method ? entry.Row : null);
            }
        }
    }

    private List<Split> SplitsOfKept(DedupViewOptions view, long group)
    {
        lock (workspace.Gate)
        {
            var column = view.Level == DuplicationLevel.Method ? "id" : "file_id";
            return [.. workspace.Connection.Query<int>(
                "select distinct s.split from splits s join examples e on e.id = s.example_row "
                    + $"where e.{column} = @group order by 1",
                new { group }).Select(split => (Split)split)];
        }
    }

    /// <summary>The stand-in's row (stored views) or the cluster (built-in ones) of an example; null: none.</summary>
    private long? Group(DedupViewOptions view, long row)
    {
        lock (workspace.Gate)
        {
            return BuiltInViews.Find(view.Name) is null
                ? workspace.Connection.QuerySingleOrDefault<long?>(
                    "select coalesce(x.kept_file, x.kept_row) from dedup_view_exclusions x "
                        + "join dedup_views v on v.id = x.view_id where v.name = @name and x.example_row = @row",
                    new { name = view.Name, row })
                : workspace.Connection.QuerySingleOrDefault<long?>(
                    "select c.id from duplicate_members m join duplicate_clusters c on c.id = m.cluster_id "
                        + "where c.level = 0 and c.relation = @relation and m.row = @row",
                    new { relation = (int)view.Relation, row });
        }
    }

    private sealed record Entry(long Group, long Position, long Row, long? Kept, Split? Split);
}
