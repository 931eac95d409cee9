using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>Syntactic paths: varint index of the top node, then rows of <c>node_kinds</c>.</summary>
internal static class SyntaxPathCodec
{
    /// <summary>Encodes a path; <paramref name="kindRow"/> maps the compiler's numbers to rows.</summary>
    public static byte[] Encode(SyntaxPath path, Func<int, int> kindRow) =>
        EncodeRows(string.Concat((char)path.Top, string.Concat(path.Kinds.Select(kind => (char)kindRow(kind)))));

    /// <summary>Encodes a path given as one character for its top and one for each row of <c>node_kinds</c>.</summary>
    public static byte[] EncodeRows(ReadOnlySpan<char> topAndRows)
    {
        var writer = new VarintWriter();
        WriteRows(writer, topAndRows);
        return writer.ToArray();
    }

    /// <inheritdoc cref="EncodeRows"/>
    public static void WriteRows(VarintWriter writer, ReadOnlySpan<char> topAndRows)
    {
        foreach (var number in topAndRows)
        {
            writer.Write(number);
        }
    }

    /// <summary>What <see cref="EncodeRows"/> was given.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static string DecodeRows(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        var text = new System.Text.StringBuilder();
        while (!reader.AtEnd)
        {
            text.Append(reader.Read() is var number and <= char.MaxValue ? (char)number : throw VarintReader.Damaged());
        }

        return text.ToString();
    }

    /// <summary>
    /// A path as text: kinds joined by <c>^</c> on the way up and <c>_</c> on the way down, as code2vec writes them.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, or name a kind that is not there.</exception>
    public static string Render(ReadOnlySpan<byte> bytes, IReadOnlyDictionary<int, string> kindNames)
    {
        var reader = new VarintReader(bytes);
        var top = reader.Read();
        var text = new System.Text.StringBuilder();
        for (var i = 0; !reader.AtEnd; i++)
        {
            text.Append(i == 0 ? "" : i <= top ? "^" : "_")
                .Append(kindNames.TryGetValue(reader.Read(), out var name) ? name : throw VarintReader.Damaged());
        }

        return text.ToString();
    }
}
