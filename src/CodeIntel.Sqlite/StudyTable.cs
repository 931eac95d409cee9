using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>The options in force in a workspace, so that single stages can be run with the study's own.</summary>
public sealed class StudyTable(Workspace workspace)
{
    /// <summary>The study and its corpus file, or null where none was run.</summary>
    public (Study Study, string CorpusFile)? Find()
    {
        lock (workspace.Gate)
        {
            var row = workspace.Connection.QuerySingleOrDefault<(string Study, string CorpusFile)?>(
                "select study, corpus_file from study");
            return row is var (study, corpus) ? (StudyJson.Read<Study>(study), corpus) : null;
        }
    }

    /// <summary>Replaces the options in force.</summary>
    public void Write(
        Study study, string corpusFile) => workspace.Transaction(transaction => workspace.Connection.Execute(
        "insert into study (id, study, corpus_file) values (1, @json, @corpusFile) "
            + "on conflict (id) do update set study = @json, corpus_file = @corpusFile",
        new { json = StudyJson.Write(study), corpusFile },
        transaction));
}
