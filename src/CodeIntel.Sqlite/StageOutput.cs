namespace CodeIntel.Sqlite;

/// <summary>Which tables each stage fills, which stages it reads, and which lose their rows when it starts anew.</summary>
internal static class StageOutput
{
    private static readonly Dictionary<string, string[]> _inputs = new(StringComparer.Ordinal)
    {
        ["clone"] = [],
        ["extract"] = ["clone"],
        ["dedup"] = ["extract"],
        ["split"] = ["extract", "dedup"],
        ["noise"] = ["extract", "split"],
        ["train"] = ["extract", "split", "noise"],
        ["measure"] = ["train"],
        ["crossref"] = ["dedup", "split", "train", "measure"],
        ["report"] = ["clone", "extract", "dedup", "split", "noise", "train", "measure", "crossref"],
    };

    // children before the parents that their foreign keys name
    private static readonly Dictionary<string, ContentTable[]> _tables = new(StringComparer.Ordinal)
    {
        ["clone"] =
        [
            new("repositories", "select url, commit_id, licence, fixed_split, include, exclude, is_git from repositories order by id"),
        ],
        ["extract"] =
        [
            new("features", "select * from features order by example_row"),
            new("examples", "select * from examples order by id"),
            new("source_files", "select id, repository_id, path, hash, encoding, traits, bytes, lines, parse_errors, names_bound, names_all, tokens, token_count from source_files order by id"),
            new("extract_progress", "select repository_id, files_read, units_read from extract_progress order by repository_id"),
            new("string_marks", null),
            new("paths", null),
            new("node_kinds", null),
            new("terminals", null),
            new("terms", null),
        ],
        ["dedup"] =
        [
            new("duplicate_members", "select * from duplicate_members order by cluster_id, row"),
            new("duplicate_clusters", "select * from duplicate_clusters order by id"),
            new("duplicate_pairs", "select * from duplicate_pairs order by level, first, second"),
            new("duplication_summaries", "select level, summary from duplication_summaries order by level"),
        ],
        ["split"] =
        [
            new("splits", "select * from splits order by example_row"),
            new("leaks", "select * from leaks order by id"),
        ],
        ["noise"] =
        [
            new("noise", "select kind, seed, example_row, refused, noisy_from, quantile, before, after, decode_text(text), tokens, contexts, contexts_in_all, graph from noise order by kind, seed, example_row"),
        ],
        ["train"] =
        [
            new("traces", "select * from traces order by run_id, epoch, split"),
            new("run_examples", "select run_id, split, rows, decode_text(labels), noisy from run_examples order by run_id, split"),
            new("runs", "select id, name, task, model, noise, level, seed, facts, decode_text(labels), finished from runs order by id"),
        ],
        ["measure"] =
        [
            new("measured_runs", null),
            new("epoch_values", "select * from epoch_values order by run_id, split, epoch, measure"),
            new("example_values", "select * from example_values order by run_id, measure"),
            new("score_curves", "select * from score_curves order by run_id, split"),
            new("detectors", "select * from detectors order by run_id, measure"),
        ],
        ["crossref"] =
        [
            new("cross_references", "select * from cross_references order by run_id"),
            new("conclusions", "select * from conclusions order by id"),
        ],
        ["report"] = [],
    };

    /// <summary>The stages in the order of the flow.</summary>
    public static IReadOnlyList<string> Flow { get; } = ["clone", "extract", "dedup", "split", "noise", "train", "measure", "crossref", "report"];

    /// <summary>The tables of a stage, children before parents.</summary>
    public static IReadOnlyList<ContentTable> Of(string stage) => _tables[stage];

    /// <summary>The stages whose output a stage reads.</summary>
    public static IReadOnlyList<string> InputsOf(string stage) => _inputs[stage];

    /// <summary>The stages whose rows cannot outlive those of a stage, last in the flow first, itself included.</summary>
    public static IEnumerable<string> ClearedBy(string stage) => stage switch
    {
        "clone" or "extract" => Flow.Reverse().TakeWhile(name => name != stage).Append(stage),
        "train" => ["crossref", "measure", "train"],
        _ => [stage],
    };
}
