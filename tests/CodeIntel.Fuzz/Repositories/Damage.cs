using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Repositories;

/// <summary>Damages files of a repository.</summary>
internal static class Damage
{
    /// <summary>One kind of damage.</summary>
    public static void Any(SeededRandom random, ObjectFolder objects, List<string> done)
    {
        var files = Directory.GetFiles(objects.Folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToArray();
        var file = files[random.Next(files.Length)];
        var id = objects.Objects[random.Next(objects.Objects.Count)].Id;
        switch (random.Next(9))
        {
            case 0:
                done.Add("lost file");
                File.Delete(file);
                break;
            case 1:
                done.Add("file is a folder");
                File.Delete(file);
                Directory.CreateDirectory(file);
                break;
            case 2:
                done.Add("bomb");
                objects.Put(id, ObjectFolder.Deflate([.. "blob 10\0"u8, .. new byte[20_000_000]]));
                break;
            case 3:
                done.Add("lying size");
                objects.Put(id, ObjectFolder.Deflate(Encoding.ASCII.GetBytes("blob 4294967296\0x")));
                break;
            case 4:
                done.Add("another's object");
                objects.Put(id, ObjectFolder.Deflate(Encoding.ASCII.GetBytes("tree 4\0abcd")));
                break;
            case 5:
                done.Add("empty file");
                File.WriteAllBytes(file, []);
                break;
            default:
                done.Add("bytes of " + Path.GetExtension(file));
                File.WriteAllBytes(file, Bytes(random, File.ReadAllBytes(file)));
                break;
        }
    }

    private static byte[] Bytes(SeededRandom random, byte[] bytes)
    {
        for (var i = random.Next(8); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return random.Next(4) switch
        {
            0 => bytes[..random.Next(bytes.Length + 1)],
            1 => [.. bytes, .. bytes],
            _ => bytes,
        };
    }
}
