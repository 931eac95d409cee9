using System.Buffers;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// A line of code2vec and code2seq: label, contexts, and a blank for every context that is missing, so that all lines
/// have the same number of fields (their readers decode the file as CSV with blanks between).
/// </summary>
internal static class ContextLine
{
    public static void Write(
        IBufferWriter<byte> output, in ContextLists lists, IReadOnlyList<PathContext> contexts, int fields)
    {
        Append(output, lists.Label);
        foreach (var (start, path, end) in contexts)
        {
            output.Write(" "u8);
            Append(output, lists.Terminals[start]);
            output.Write(","u8);
            Append(output, lists.Paths[path]);
            output.Write(","u8);
            Append(output, lists.Terminals[end]);
        }

        var blanks = fields - contexts.Count;
        output.GetSpan(blanks + 1)[..blanks].Fill((byte)' ');
        output.Advance(blanks);
        output.Write("\n"u8);
    }

    private static void Append(IBufferWriter<byte> output, string text) =>
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
