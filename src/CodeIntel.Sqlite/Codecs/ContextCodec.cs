using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Codecs;

/// <summary>
/// Path contexts: varint count, then per context the start terminal as a signed difference to the previous one's
/// (contexts of one terminal stand together), the path and the end terminal.
/// </summary>
internal static class ContextCodec
{
    /// <summary>Encodes contexts whose members are rows of <c>terminals</c> and <c>paths</c>.</summary>
    public static byte[] Encode(IReadOnlyList<PathContext> contexts)
    {
        var writer = new VarintWriter();
        writer.Write(contexts.Count);
        var previous = 0;
        foreach (var (start, path, end) in contexts)
        {
            writer.WriteSigned(start - previous);
            writer.Write(path);
            writer.Write(end);
            previous = start;
        }

        return writer.ToArray();
    }

    /// <summary>
    /// Encodes contexts whose members are indices into a file's terminals and paths, given the rows of those.
    /// </summary>
    public static void Write(
        VarintWriter writer, IReadOnlyList<PathContext> contexts, int[] terminals, int[] paths)
    {
        writer.Write(contexts.Count);
        var previous = 0;
        foreach (var (start, path, end) in contexts as PathContext[] ?? [.. contexts])
        {
            writer.WriteSigned(terminals[start] - previous);
            writer.Write(paths[path]);
            writer.Write(terminals[end]);
            previous = terminals[start];
        }
    }

    /// <summary>Decodes contexts.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static PathContext[] Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        var contexts = new PathContext[reader.ReadCount(bytesEach: 3)];
        var start = 0;
        for (var i = 0; i < contexts.Length; i++)
        {
            start += reader.ReadSigned();
            contexts[i] = start < 0 ? throw VarintReader.Damaged() : new(start, reader.Read(), reader.Read());
        }

        reader.End();
        return contexts;
    }
}
