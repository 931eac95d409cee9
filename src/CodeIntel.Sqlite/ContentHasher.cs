using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CodeIntel.Examples;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>
/// Hashes a workspace's logical content: what the stages wrote, in stable order. Times, folders, drops' details and the
/// bytes of files do not enter, so equal inputs, options and seed give equal hashes.
/// </summary>
public sealed class ContentHasher(Workspace workspace)
{
    /// <summary>Hash of all stages.</summary>
    public ContentHash OfWorkspace() => Combine(StageOutput.Flow);

    /// <summary>
    /// Hash of the stages before <c>train</c>: the same on every machine, whatever its native backend.
    /// </summary>
    public ContentHash OfData() => Combine(StageOutput.Flow.TakeWhile(stage => stage != "train"));

    /// <summary>
    /// The same as <see cref="OfData"/>, from the hashes that were recorded when stages finished: does not read the
    /// data
    /// again where they are there.
    /// </summary>
    public ContentHash OfDataAsRecorded()
    {
        using var command = workspace.Connection.CreateCommand();
        command.CommandText = "select name, output_hash from stages where output_hash is not null";
        var recorded = new Dictionary<string, string>(StringComparer.Ordinal);
        lock (workspace.Gate)
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                recorded[reader.GetString(0)] = reader.GetString(1);
            }
        }

        return ContentHash.OfParts([.. StageOutput.Flow.TakeWhile(stage => stage != "train").Select(
            stage => $"{stage}={(recorded.TryGetValue(stage, out var hash) ? hash : OfStage(stage).ToString())}")]);
    }

    /// <summary>
    /// Hash of each stage's output, in the order of the flow; stages without stored output are left out.
    /// </summary>
    public IReadOnlyDictionary<string, ContentHash> OfStages() =>
        StageOutput.Flow.Where(stage => StageOutput.Of(stage).Count > 0)
            .ToDictionary(stage => stage, OfStage, StringComparer.Ordinal);

    /// <summary>Hash of one stage's output.</summary>
    public ContentHash OfStage(string stage)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        lock (workspace.Gate)
        {
            foreach (var table in StageOutput.Of(stage))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(table.Name));
                if (table.Content is { } sql)
                {
                    Append(hash, sql, workspace.Connection);
                }
            }

            Append(
                hash,
                $"select unit, key, reason from drops where stage = '{stage}' order by unit, key, reason",
                workspace.Connection);
        }

        return ContentHash.FromBytes(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private ContentHash Combine(IEnumerable<string> stages) =>
        ContentHash.OfParts([.. stages.Select(stage => $"{stage}={OfStage(stage)}")]);

    private static void Append(IncrementalHash hash, string sql, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        Span<byte> number = stackalloc byte[8];
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.GetValue(i);
                var bytes = value switch
                {
                    byte[] blob => blob,
                    string text => Encoding.UTF8.GetBytes(text),
                    _ => [],
                };
                var tag = value switch { byte[] => 'b', string => 't', long => 'i', double => 'r', _ => 'n' };
                var word = value switch
                {
                    long whole => whole,
                    double real => BitConverter.DoubleToInt64Bits(real),
                    _ => bytes.Length,
                };
                BinaryPrimitives.WriteInt64LittleEndian(number, word);
                hash.AppendData([(byte)tag]);
                hash.AppendData(number);
                hash.AppendData(bytes);
            }
        }
    }
}
