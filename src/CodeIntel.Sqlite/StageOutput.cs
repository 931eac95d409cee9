namespace CodeIntel.Sqlite;

/// <summary>
/// Which tables each stage fills, which stages it reads, and which lose their rows when it starts anew.
/// </summary>
internal static class StageOutput
{
    private static readonly Dictionary<string, string[]> _inputs = new(StringComparer.Ordinal)
    {
        ["clone"] = [],
        ["extract"] = ["clone"],
        ["dedup"] = ["extract"],
        ["split"] = ["extract", "dedup"],
        ["noise"] = ["extract", "split"],
        ["train"] = ["extract", "dedup", "split", "noise"],
        ["measure"] = ["train"],
        ["crossref"] = ["dedup", "split", "train", "measure"],
        ["report"] = ["clone", "extract", "dedup", "split", "noise", "train", "measure", "crossref"],
    };

    // children before the parents that their foreign keys name
    private static readonly Dictionary<string, ContentTable[]> _tables = new(StringComparer.Ordinal)
    {
        ["clone"] =
        [
            new("repositories",
                "select url, commit_id, licence, fixed_split, include, exclude, is_git from repositories order by id"),
        ],
        ["extract"] =
        [
            new("projects", "select * from projects order by repository_id, path"),
            new("undefined_symbols", "select * from undefined_symbols order by name"),
            new("tree_counts", "select * from tree_counts order by repository_id"),
            new("repository_licences", "select * from repository_licences order by repository_id, path"),
            new("features", "select * from features order by example_row"),
            new("examples", "select * from examples order by id"),
            new("source_files",
                "select id, repository_id, path, hash, encoding, traits, bytes, lines, parse_errors, names_bound, "
                    + "names_all, tokens, token_count, licence, effective_licence, disabled_regions, disabled_lines, "
                    + "disabled_characters from source_files order by id"),
            new("extract_progress",
                "select repository_id, files_read, units_read from extract_progress order by repository_id"),
            new("string_marks", null),
            new("paths", Extracted("paths", "nodes")),
            new("node_kinds", Extracted("node_kinds", "name")),
            new("terminals", Extracted("terminals", "text")),
            new("terms", Extracted("terms", "kind, text")),
        ],
        ["dedup"] =
        [
            new("dedup_view_exclusions", "select * from dedup_view_exclusions order by view_id, example_row"),
            new("dedup_views", "select * from dedup_views order by id"),
            new("duplicate_blocks",
                "select * from duplicate_blocks order by first, second, first_start, second_start"),
            new("duplicate_members", "select * from duplicate_members order by cluster_id, row"),
            new("duplicate_clusters", "select * from duplicate_clusters order by id"),
            new("duplicate_pairs", "select * from duplicate_pairs order by level, first, second"),
            new("duplication_summaries", "select level, summary from duplication_summaries order by level"),
            new("known_sequences", null) { Outlives = true },
            new("known_pairs", null) { Outlives = true },
            new("known_levels", null) { Outlives = true },
        ],
        ["split"] =
        [
            new("splits", "select * from splits order by example_row"),
            new("leaks", "select * from leaks order by id"),
            new("file_dates", "select * from file_dates order by file_id"),
        ],
        ["noise"] =
        [
            new("equivalents",
                "select edit, example_row, refused, before, after, decode_text(text), tokens, contexts, "
                    + "contexts_in_all from equivalents order by edit, example_row"),
            new("noise_transitions",
                "select * from noise_transitions order by task, kind, seed, label, noisy_label"),
            new("task_equivalents",
                "select * from task_equivalents order by task, edit, example_row, variant"),
            new("task_copies", "select * from task_copies order by task, seed, example_row, variant, copy"),
            new("task_noise",
                "select task, kind, seed, example_row, variant, refused, noisy_from, quantile, before, after, label, "
                    + "input from task_noise order by task, kind, seed, example_row, variant"),
            new("task_progress", null),
            new("task_examples", "select * from task_examples order by task, example_row, variant"),
            new("noise_copies",
                "select kind, seed, example_row, copy, before, after, decode_text(text), tokens, contexts, "
                    + "contexts_in_all, graph from noise_copies order by kind, seed, example_row, copy"),
            new("noise",
                "select kind, seed, example_row, refused, noisy_from, quantile, before, after, decode_text(text), "
                    + "tokens, contexts, contexts_in_all, graph, factor from noise order by kind, seed, example_row"),
        ],
        ["train"] =
        [
            new("traces",
                "select r.name, t.epoch, t.split, t.trace, decode_text(t.texts) from traces t "
                    + "join runs r on r.id = t.run_id order by r.name, t.epoch, t.split"),
            new("equivalent_traces",
                "select r.name, t.epoch, t.split, t.edit, t.rows, t.changed from equivalent_traces t "
                    + "join runs r on r.id = t.run_id order by r.name, t.epoch, t.split, t.edit"),
            new("query_ranks",
                "select r.name, t.row, t.rank from query_ranks t join runs r on r.id = t.run_id "
                    + "order by r.name, t.row"),
            new("run_examples",
                "select r.name, t.split, t.rows, decode_text(t.labels), t.noisy from run_examples t "
                    + "join runs r on r.id = t.run_id order by r.name, t.split"),
            new("runs", "select name, facts, options, decode_text(labels), finished from runs order by name"),
        ],
        ["measure"] =
        [
            new("measured_runs", null),
            new("epoch_values",
                "select r.name, t.split, t.epoch, t.measure, t.value, t.n from epoch_values t "
                    + "join runs r on r.id = t.run_id order by r.name, t.split, t.epoch, t.measure"),
            new("example_values",
                "select r.name, t.measure, t.rows, t.\"values\" from example_values t join runs r on r.id = t.run_id "
                    + "order by r.name, t.measure"),
            new("score_curves",
                "select r.name, t.split, t.curve from score_curves t join runs r on r.id = t.run_id order by r.name, "
                    + "t.split"),
            new("detectors",
                "select r.name, t.measure, t.detector from detectors t join runs r on r.id = t.run_id "
                    + "order by r.name, t.measure"),
        ],
        ["crossref"] =
        [
            new("cross_references",
                "select r.name, t.document from cross_references t join runs r on r.id = t.run_id order by r.name"),
            new("conclusions", "select * from conclusions order by id"),
        ],
        ["report"] = [],
    };

    /// <summary>The stages in the order of the flow.</summary>
    public static IReadOnlyList<string> Flow { get; } =
        ["clone", "extract", "dedup", "split", "noise", "train", "measure", "crossref", "report"];

    /// <summary>The tables of a stage, children before parents.</summary>
    public static IReadOnlyList<ContentTable> Of(string stage) => _tables[stage];

    /// <summary>The stages whose output a stage reads.</summary>
    public static IReadOnlyList<string> InputsOf(string stage) => _inputs[stage];

    /// <summary>
    /// The stages whose rows cannot outlive those of a stage, last in the flow first, itself included.
    /// </summary>
    public static IEnumerable<string> ClearedBy(string stage) => stage switch
    {
        "clone" or "extract" => Flow.Reverse().TakeWhile(name => name != stage).Append(stage),
        "train" => ["crossref", "measure", "train"],
        _ => [stage],
    };

    // noise appends to these tables, which is no change of what extraction wrote
    private static string Extracted(string table, string columns) =>
        $"select {columns} from {table} "
        + $"where id <= coalesce((select rows from string_marks where name = '{table}'), 0) order by id";
}
