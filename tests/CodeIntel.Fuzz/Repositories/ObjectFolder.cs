using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CodeIntel.Fuzz.Repositories;

/// <summary>Writes git objects byte by byte, so that they can be anything.</summary>
internal sealed class ObjectFolder(string folder)
{
    /// <summary>What was written, in order.</summary>
    public List<(string Id, string Type, byte[] Content)> Objects { get; } = [];

    /// <summary>The repository's folder.</summary>
    public string Folder => folder;

    /// <summary>Writes a loose object under its own id.</summary>
    public string Write(string type, byte[] content)
    {
        var header = string.Create(CultureInfo.InvariantCulture, $"{type} {content.Length}\0");
        byte[] all = [.. Encoding.ASCII.GetBytes(header), .. content];
        var id = Convert.ToHexStringLower(SHA1.HashData(all));
        Objects.Add((id, type, content));
        Put(id, Deflate(all));
        return id;
    }

    /// <summary>Writes bytes where the loose object with an id would be.</summary>
    public void Put(string id, byte[] bytes)
    {
        var path = Path.Combine(folder, "objects", id[..2], id[2..]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Directory.Exists(path))
        {
            // earlier damage
            Directory.Delete(path);
        }

        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Moves all objects into one pack without deltas, with its index.</summary>
    public void Pack()
    {
        var objects = Objects.DistinctBy(o => o.Id).OrderBy(o => o.Id, StringComparer.Ordinal).ToList();
        using var pack = new MemoryStream();
        pack.Write("PACK"u8);
        pack.Write([0, 0, 0, 2, .. BigEndian(objects.Count)]);
        var offsets = new List<int>();
        foreach (var (_, type, content) in objects)
        {
            offsets.Add((int)pack.Position);
            pack.Write(Header(type, content.Length));
            pack.Write(Deflate(content));
        }

        var sum = SHA1.HashData(pack.ToArray());
        pack.Write(sum);
        var name = Path.Combine(folder, "objects", "pack", "pack-" + Convert.ToHexStringLower(sum));
        Directory.CreateDirectory(Path.GetDirectoryName(name)!);
        File.WriteAllBytes(name + ".pack", pack.ToArray());
        File.WriteAllBytes(name + ".idx", Index([.. objects.Select(o => o.Id)], offsets, sum));
        objects.ForEach(o => File.Delete(Path.Combine(folder, "objects", o.Id[..2], o.Id[2..])));
    }

    /// <summary>Compresses as git does.</summary>
    public static byte[] Deflate(byte[] content)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return deflated.ToArray();
    }

    private static byte[] Index(string[] ids, List<int> offsets, byte[] packSum)
    {
        using var index = new MemoryStream();
        index.Write([0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]);
        for (var first = 0; first < 256; first++)
        {
            index.Write(BigEndian(ids.Count(id => Convert.FromHexString(id)[0] <= first)));
        }

        Array.ForEach(ids, id => index.Write(Convert.FromHexString(id)));
        Array.ForEach(ids, _ => index.Write([0, 0, 0, 0]));
        offsets.ForEach(offset => index.Write(BigEndian(offset)));
        index.Write(packSum);
        index.Write(SHA1.HashData(index.ToArray()));
        return index.ToArray();
    }

    private static byte[] Header(string type, int length)
    {
        var bytes = new List<byte>();
        var kind = type switch { "commit" => 1, "tree" => 2, "blob" => 3, _ => 4 };
        var first = (byte)((kind << 4) | (length & 15));
        for (length >>= 4; length > 0; length >>= 7)
        {
            bytes.Add((byte)(first | 0x80));
            first = (byte)(length & 0x7F);
        }

        bytes.Add(first);
        return [.. bytes];
    }

    private static byte[] BigEndian(int value) =>
        [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
