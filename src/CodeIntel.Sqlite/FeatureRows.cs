using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// An extracted file's string tables mapped to the workspace's rows, and its features encoded with them. What is
/// encoded is in the writer's own bytes, until the next is.
/// </summary>
internal sealed class FeatureRows
{
    private readonly VarintWriter _writer;
    private readonly int[] _terms;
    private readonly int[] _terminals;
    private readonly int[] _paths;
    private readonly Func<int, int> _nodeKind;

    /// <summary>Interns a file's strings in the transaction that stores the file.</summary>
    public FeatureRows(ExtractedFile file, StringTables strings, VarintWriter writer, SqliteTransaction transaction)
    {
        _writer = writer;
        _terms = strings.Terms(file.Vocabulary, transaction);
        _terminals = strings.Terminals(file.Terminals, transaction);
        _paths = strings.Paths(file.Paths, transaction);
        _nodeKind = kind => strings.NodeKind(kind, transaction);
    }

    /// <summary>The file's tokens, encoded.</summary>
    public ReadOnlySpan<byte> Tokens(int[] tokens)
    {
        foreach (var token in tokens)
        {
            _writer.Write(_terms[token]);
        }

        return _writer.Take();
    }

    /// <summary>A unit's path contexts, encoded.</summary>
    public ReadOnlySpan<byte> Contexts(UnitFeatures features)
    {
        ContextCodec.Write(_writer, features.Contexts, _terminals, _paths);
        return _writer.Take();
    }

    /// <summary>A unit's graph, encoded.</summary>
    public ReadOnlySpan<byte> Graph(UnitFeatures features)
    {
        GraphCodec.Write(_writer, features.Graph, _nodeKind);
        return _writer.Take();
    }
}
