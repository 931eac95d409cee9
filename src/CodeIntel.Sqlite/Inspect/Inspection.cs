using CodeIntel.Examples;
using CodeIntel.Examples.Scoring;

namespace CodeIntel.Sqlite.Inspect;

/// <summary>Answers to <c>inspect</c>, each a list of titled tables.</summary>
public sealed class Inspection(Workspace workspace, int limit)
{
    private readonly InspectionReader _reader = new(workspace, limit);

    /// <summary>Counts, ledger, duplication and runs.</summary>
    public IReadOnlyList<InspectionTable> Overview() =>
    [
        _reader.Table(
            "repositories",
            """
            select url, commit_id as "commit", coalesce(licence, '') as licence, (select count(*) from
            source_files f where f.repository_id = r.id) as files, (select count(*) from examples e join
            source_files f on f.id = e.file_id where f.repository_id = r.id) as units from repositories r
            order by id
            """),
        Ledger(),
        _reader.Table(
            "splits",
            """
            select case split when 0 then 'train' when 1 then 'validation' else 'test' end as split,
            count(*) as units, count(distinct label) as labels, round(avg(token_count), 1) as tokens from
            splits s join examples e on e.id = s.example_row group by split order by min(s.split)
            """),
        _reader.Table(
            "clusters of methods",
            """
            select case relation when 0 then 'exact' when 1 then 'type1' when 2 then 'type2' else 'near'
            end as relation, count(*) as clusters, sum(size) as units, max(size) as largest from
            duplicate_clusters where level = 0 group by relation order by relation
            """),
        _reader.Table(
            "runs",
            """
            select name, json_extract(facts, '$.epochs') as epochs, json_extract(facts, '$.parameters') as
            parameters, case finished when 1 then 'finished' else 'not finished' end as state from runs
            order by task, model, noise, level, seed
            """),
        Scores(),
    ];

    /// <summary>The main score of each measured run at the last epoch that has it.</summary>
    private InspectionTable Scores()
    {
        var scores = string.Concat(Enum.GetValues<TaskKind>().Select(KebabCase.Of)
            .Select(task => $"when '{task}' then '{TaskScorers.Of(task).MainScore}' "));
        return _reader.Table("scores", $"""
            select run, score, {Last(Split.Train)} as train, {Last(Split.Validation)} as validation,
              {Last(Split.Test)} as test
            from (select id, name as run, task, model, noise, level, seed, case task {scores}end as score from runs
              where id in (select run_id from measured_runs)) r
            order by task, model, noise, level, seed
            """);

        static string Last(Split split) =>
            "(select round(value, 4) from epoch_values v where v.run_id = r.id and v.measure = r.score "
            + $"and v.split = {(int)split} order by v.epoch desc limit 1)";
    }

    /// <summary>What was left out, with reasons.</summary>
    public IReadOnlyList<InspectionTable> Drops(string? stage, string? reason) =>
    [
        _reader.Table(
            "drops by reason",
            """
            select stage, unit, reason, count(*) as drops from drops where ($stage is null or stage =
            $stage) and ($reason is null or reason = $reason) group by 1, 2, 3 order by 1, 2, 3
            """, ("$stage", stage), ("$reason", reason)),
        _reader.Table(
            "drops",
            """
            select stage, unit, reason, key, detail from drops where ($stage is null or stage = $stage) and
            ($reason is null or reason = $reason) order by id limit $limit
            """, ("$stage", stage), ("$reason", reason)),
    ];

    /// <summary>The most frequent labels, and to which label noise that has a target for each takes them.</summary>
    public IReadOnlyList<InspectionTable> Labels() =>
    [
        _reader.Table(
            "labels",
            """
            select label, count(*) as units, sum(s.split = 0) as train, sum(s.split = 1) as validation,
            sum(s.split = 2) as test from examples e left join splits s on s.example_row = e.id group by
            label order by 2 desc, 1 limit $limit
            """),
        _reader.Table(
            "label transitions",
            $"""
            select {InspectionReader.Names<TaskKind>("task")} as task, {InspectionReader.Names<NoiseKind>("kind")} as
            noise, seed, label, noisy_label as "noisy label", probability, examples from noise_transitions
            order by 1, 2, 3, examples desc, label limit $limit
            """),
    ];

    /// <summary>What licences repositories and their files have.</summary>
    public IReadOnlyList<InspectionTable> Licences() => LicenceInspection.Of(workspace, _reader);

    /// <summary>Sizes of the vocabularies of training, and what they do not have of each split.</summary>
    public IReadOnlyList<InspectionTable> Vocabulary()
    {
        var facts = new StageTable(workspace).Reports().Where(report => report.Stage == "train")
            .SelectMany(report => report.Facts).Where(fact => !fact.Key.Contains("examples", StringComparison.Ordinal));
        var rows = facts.Select(fact => new object?[] { fact.Key, fact.Value });
        return [new("vocabulary", ["what", "value"], [.. rows])];
    }

    /// <summary>The largest clusters of methods.</summary>
    public IReadOnlyList<InspectionTable> Clusters() =>
    [
        _reader.Table(
            "clusters",
            """
            select c.id as cluster, c.size, round(c.cohesion, 3) as cohesion,
            case c.chained when 1 then 'yes' else '' end as chained, case c.scope when 0 then 'file' when 1 then
            'repository' else 'repositories' end as within, e.qualified_name as representative, f.path, e.first_line as
            line from duplicate_clusters c join examples e on e.id = c.representative join source_files f
            on f.id = e.file_id where c.level = 0 and c.relation = 3 order by c.size desc, c.id limit
            $limit
            """),
    ];

    /// <summary>The views without duplicates, with what each leaves out.</summary>
    public IReadOnlyList<InspectionTable> Views()
    {
        var table = new DedupViewTable(workspace);
        var all = new ViewSource(workspace).CountExamples();
        return [new(
            "views",
            ["view", "level", "relation", "policy", "closure", "scope", "kept", "excluded"],
            [.. table.Views().Select(view => (View: view, Excluded: table.Excluded(view.Name).LongCount()))
                .Select(row => new object?[]
                {
                    row.View.Name, KebabCase.Of(row.View.Level), KebabCase.Of(row.View.Relation),
                    KebabCase.Of(row.View.Policy), KebabCase.Of(row.View.Closure), KebabCase.Of(row.View.Scope),
                    all - row.Excluded, row.Excluded,
                })])];
    }

    /// <summary>The members of a cluster; empty where there is none of that number.</summary>
    public IReadOnlyList<InspectionTable> Cluster(long number)
    {
        var members = _reader.Table(
            "members",
            """
            select lower(hex(e.example_id)) as id, e.qualified_name as name, r.url, f.path, e.first_line as
            line, round(m.similarity, 3) as similarity, case m.relation when 0 then 'exact' when 1 then
            'type1' when 2 then 'type2' else 'near' end as relation, case s.split when 0 then 'train' when
            1 then 'validation' when 2 then 'test' else '' end as split from duplicate_members m join
            duplicate_clusters c on c.id = m.cluster_id join examples e on e.id = m.row join source_files f
            on f.id = e.file_id join repositories r on r.id = f.repository_id left join splits s on
            s.example_row = e.id where m.cluster_id = $id and c.level = 0 order by m.row limit $limit
            """, ("$id", number));
        return members.Rows.Count > 0 ? [Shape(number), members] : [];
    }

    private InspectionTable Shape(long number) => _reader.Table(
        "cluster",
        """
        select c.size, e.qualified_name as medoid, f.path, e.first_line as line,
        case c.cohesion_exact when 1 then '' else 'at most ' end || round(c.cohesion, 3) as cohesion,
        case c.chained when 1 then 'yes' else 'no' end as chained, case c.scope when 0 then 'file' when 1 then
        'repository' else 'repositories' end as within from duplicate_clusters c join examples e on e.id = c.medoid
        join source_files f on f.id = e.file_id where c.id = $id
        """, ("$id", number));

    /// <summary>The longest token runs that two methods share although they are no duplicates.</summary>
    public IReadOnlyList<InspectionTable> Blocks() =>
    [
        _reader.Table(
            "blocks",
            """
            select b.length as tokens, e.qualified_name as first, f.path, e.first_line as line, b.first_start as start,
            o.qualified_name as second, p.path as "second path", o.first_line as "second line", b.second_start as
            "second start", lower(hex(e.example_id)) as "first id", lower(hex(o.example_id)) as "second id" from
            duplicate_blocks b join examples e on e.id = b.first join source_files f on f.id = e.file_id join examples o
            on o.id = b.second join source_files p on p.id = o.file_id order by b.length desc, b.first, b.second,
            b.first_start, b.second_start limit $limit
            """),
    ];

    /// <summary>
    /// Examples by id, or examples, files and drops by a part of their name; tables without rows are left out.
    /// </summary>
    public IReadOnlyList<InspectionTable> Find(string text)
    {
        var examples = _reader.Examples(text);
        InspectionTable[] tables =
        [
            examples,
            .. examples.Rows.Count == 1 ? _reader.Example((string)examples.Rows[0][0]!) : [],
            new FileInspection(workspace, limit).Find(text),
            _reader.Table(
            "drops",
            """
            select stage, unit, reason, key, detail from drops where instr(key, $text) > 0 order by id
            limit $limit
            """, ("$text", text)),
        ];
        return [.. tables.Where(table => table.Rows.Count > 0)];
    }

    private InspectionTable Ledger()
    {
        var lines = new StageTable(workspace).Reports().SelectMany(
            report => report.Ledger.Select(line => (report.Stage, Line: line)));
        return new("ledger", ["stage", "unit", "read", "kept", "dropped"], [.. lines.Select(row => new object?[]
        {
            row.Stage, row.Line.Unit, row.Line.Read, row.Line.Kept, string.Join(
                ", ", row.Line.Dropped.Select(drop => $"{drop.Key} {drop.Value}")),
        })]);
    }
}
