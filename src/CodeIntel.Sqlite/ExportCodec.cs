using CodeIntel.Examples;
using CodeIntel.Export;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite;

/// <summary>Decodes stored blobs for exports; has no state, so any thread may call it.</summary>
internal sealed class ExportCodec : IExportCodec
{
    public string Text(byte[] bytes) => TextCodec.Decode(bytes);

    public int[] Tokens(byte[] bytes, int count) => TokenCodec.Decode(bytes, count);

    public PathContext[] Contexts(byte[] bytes) => ContextCodec.Decode(bytes);

    public TaskInput TaskInput(byte[] bytes, IReadOnlyList<string> terms) => TaskInputCodec.Decode(bytes, terms);

    public ProgramGraph Graph(byte[] bytes) => GraphCodec.Decode(bytes);
}
