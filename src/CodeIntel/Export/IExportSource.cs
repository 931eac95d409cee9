using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>Where an export reads. Sequences are streamed, and may be read more than once.</summary>
public interface IExportSource
{
    /// <summary>Decodes what <see cref="Files"/> gives.</summary>
    IExportCodec Codec { get; }

    /// <summary>Identifies the data: the hash of everything before training.</summary>
    string ContentHash { get; }

    /// <summary>Number of examples that have a split.</summary>
    long CountExamples();

    /// <summary>True where examples of a task were made.</summary>
    bool HasExamples(TaskKind task);

    /// <summary>Files with their units, in the order of rows.</summary>
    IEnumerable<ExportFile> Files(ExportQuery query);

    /// <summary>The string tables that <paramref name="parts"/> need.</summary>
    ExportTables Tables(ExportParts parts);

    /// <summary>The clusters of examples under a relation, by row; examples without duplicates are not in it.</summary>
    IReadOnlyDictionary<long, ExportDuplication> Duplicates(DuplicationRelation relation);

    /// <summary>Rows that a view leaves out, or null where there is no such view.</summary>
    IReadOnlySet<long>? Excluded(string view);

    /// <summary>The names of the views: those of the study, then the built-in ones.</summary>
    IReadOnlyList<string> Views();

    /// <summary>The noise that is there, in the order of the study.</summary>
    IReadOnlyList<StoredNoise> Noise();
}
