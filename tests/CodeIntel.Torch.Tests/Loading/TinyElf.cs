using System.Buffers.Binary;
using System.Text;

namespace CodeIntel.Torch.Tests.Loading;

/// <summary>
/// Writes the smallest ELF file that has symbols with versions of libstdc++; section headers come last.
/// </summary>
internal static class TinyElf
{
    public static byte[] Create(params (string Version, string[] Symbols)[] needs)
    {
        var texts = new Texts();
        var library = texts.Add("libstdc++.so.6");
        var symbols = new List<byte>(new byte[24]);
        var versions = new List<byte>(new byte[2]);
        var need = new List<byte>();
        Put(need, 2, 1, 2, needs.Length, 4, library, 4, 16, 4, 0);
        for (var i = 0; i < needs.Length; i++)
        {
            var isLast = i == needs.Length - 1;
            Put(need, 4, 0, 2, 0, 2, i + 2, 4, texts.Add(needs[i].Version), 4, isLast ? 0 : 16);
            foreach (var symbol in needs[i].Symbols)
            {
                Put(symbols, 4, texts.Add(symbol), 4, 0, 8, 0, 8, 0);
                Put(versions, 2, i + 2);
            }
        }

        return Assemble(symbols, versions, need, texts.Bytes);
    }

    private static byte[] Assemble(List<byte> symbols, List<byte> versions, List<byte> need, List<byte> strings)
    {
        var file = new List<byte>(new byte[64]);
        var sections = new List<(uint Type, int Offset, int Size, int Link)> { (0, 0, 0, 0) };
        var all = new[] { (11u, symbols, 4), (0x6FFFFFFFu, versions, 1), (0x6FFFFFFEu, need, 4), (3u, strings, 0) };
        foreach (var (type, content, link) in all)
        {
            sections.Add((type, file.Count, content.Count, link));
            file.AddRange(content);
        }

        var headers = file.Count;
        foreach (var (type, offset, size, link) in sections)
        {
            Put(file, 4, 0, 4, unchecked((int)type), 8, 0, 8, 0, 8, offset, 8, size, 4, link, 4, 0, 8, 0, 8, 0);
        }

        var bytes = file.ToArray();
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(0x28), headers);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(0x3A), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(0x3C), (ushort)sections.Count);
        return bytes;
    }

    /// <summary>Appends little-endian numbers given as pairs of size and value.</summary>
    private static void Put(List<byte> bytes, params int[] fields)
    {
        var number = new byte[8];
        for (var i = 0; i < fields.Length; i += 2)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, fields[i + 1]);
            bytes.AddRange(number[..fields[i]]);
        }
    }

    private sealed class Texts
    {
        public List<byte> Bytes { get; } = [0];

        public int Add(string text)
        {
            var at = Bytes.Count;
            Bytes.AddRange(Encoding.ASCII.GetBytes(text + "\0"));
            return at;
        }
    }
}
