using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// An extracted file's string tables mapped to the workspace's rows, and its features encoded with them.
/// </summary>
internal sealed class FeatureRows
{
    private readonly int[] _terminals;
    private readonly int[] _paths;
    private readonly Func<int, int> _nodeKind;

    private FeatureRows(byte[] tokens, int[] terminals, int[] paths, Func<int, int> nodeKind)
    {
        Tokens = tokens;
        _terminals = terminals;
        _paths = paths;
        _nodeKind = nodeKind;
    }

    /// <summary>The file's tokens, encoded.</summary>
    public byte[] Tokens { get; }

    /// <summary>Interns a file's strings in the transaction that stores the file.</summary>
    public static FeatureRows Intern(ExtractedFile file, StringTables strings, SqliteTransaction transaction)
    {
        var terms = strings.Terms(file.Vocabulary, transaction);
        var tokens = new int[file.Tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = terms[file.Tokens[i]];
        }

        return new(
            TokenCodec.Encode(tokens),
            strings.Terminals(file.Terminals, transaction),
            strings.Paths(file.Paths, transaction),
            kind => strings.NodeKind(kind, transaction));
    }

    /// <summary>A unit's path contexts, encoded.</summary>
    public byte[] Contexts(UnitFeatures features) => ContextCodec.Encode(features.Contexts, _terminals, _paths);

    /// <summary>A unit's graph, encoded.</summary>
    public byte[] Graph(UnitFeatures features)
    {
        var kinds = new int[features.Graph.NodeKinds.Count];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = _nodeKind(features.Graph.NodeKinds[i]);
        }

        return GraphCodec.Encode(features.Graph with { NodeKinds = kinds });
    }
}
