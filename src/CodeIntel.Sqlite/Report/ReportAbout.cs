namespace CodeIntel.Sqlite.Report;

/// <summary>
/// What a report says of its making that is not in the workspace; no times, machines or absolute paths.
/// </summary>
public sealed record ReportAbout(
    string Corpus, IReadOnlyList<KeyValuePair<string, string>> Versions, IReadOnlyList<string> Commands);
