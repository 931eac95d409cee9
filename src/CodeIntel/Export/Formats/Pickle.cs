using System.Buffers.Binary;
using System.Text;

namespace CodeIntel.Export.Formats;

/// <summary>
/// Writes and reads what code2vec and code2seq keep in Python pickles: dictionaries from text to integer, and integers.
/// Protocol 2 (PEP 307), which every Python since 2.3 reads.
/// </summary>
internal static class Pickle
{
    private const int BatchSize = 1000; // of SETITEMS, as Python writes them
    private const byte Protocol = 0x80;
    private const byte Stop = (byte)'.';
    private const byte EmptyDictionary = (byte)'}';
    private const byte Mark = (byte)'(';
    private const byte SetItems = (byte)'u';
    private const byte Unicode = (byte)'X';
    private const byte Integer = (byte)'J';
    private const byte Long = 0x8a;

    /// <summary>Writes a dictionary; Python keeps the order.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, long>> entries)
    {
        stream.Write([Protocol, 2, EmptyDictionary]);
        foreach (var batch in entries.Chunk(BatchSize))
        {
            stream.WriteByte(Mark);
            foreach (var (text, count) in batch)
            {
                WriteText(stream, text);
                WriteInteger(stream, count);
            }

            stream.WriteByte(SetItems);
        }

        stream.WriteByte(Stop);
    }

    /// <summary>Writes an integer.</summary>
    public static void Write(Stream stream, long value)
    {
        stream.Write([Protocol, 2]);
        WriteInteger(stream, value);
        stream.WriteByte(Stop);
    }

    /// <summary>Reads the next dictionary, in the order in which it was written.</summary>
    /// <exception cref="InvalidDataException">Something else follows.</exception>
    public static List<KeyValuePair<string, long>> ReadDictionary(Stream stream)
    {
        Expect(stream, Protocol, 2, EmptyDictionary);
        var entries = new List<KeyValuePair<string, long>>();
        int next;
        while ((next = stream.ReadByte()) == Mark)
        {
            while ((next = stream.ReadByte()) == Unicode)
            {
                entries.Add(new(ReadText(stream), ReadInteger(stream, stream.ReadByte())));
            }

            Require(next == SetItems);
        }

        Require(next == Stop);
        return entries;
    }

    /// <summary>Reads the next integer.</summary>
    /// <exception cref="InvalidDataException">Something else follows.</exception>
    public static long ReadInteger(Stream stream)
    {
        Expect(stream, Protocol, 2);
        var value = ReadInteger(stream, stream.ReadByte());
        Expect(stream, Stop);
        return value;
    }

    private static void WriteText(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> head = [Unicode, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        stream.Write(head);
        stream.Write(bytes);
    }

    private static void WriteInteger(Stream stream, long value)
    {
        if (value == (int)value)
        {
            Span<byte> small = [Integer, 0, 0, 0, 0];
            BinaryPrimitives.WriteInt32LittleEndian(small[1..], (int)value);
            stream.Write(small);
            return;
        }

        Span<byte> large = [Long, sizeof(long), 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt64LittleEndian(large[2..], value);
        stream.Write(large);
    }

    private static string ReadText(Stream stream)
    {
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(stream, sizeof(int)))];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static long ReadInteger(Stream stream, int code)
    {
        if (code == Integer)
        {
            return BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(stream, sizeof(int)));
        }

        Require(code == Long && stream.ReadByte() == sizeof(long));
        return BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(stream, sizeof(long)));
    }

    private static byte[] ReadBytes(Stream stream, int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Expect(Stream stream, params ReadOnlySpan<byte> codes)
    {
        foreach (var code in codes)
        {
            Require(stream.ReadByte() == code);
        }
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new InvalidDataException("It is no pickle of dictionaries and integers as exports write them.");
        }
    }
}
