using CodeIntel.Examples;

namespace CodeIntel.Sqlite.Tests.Codecs;

/// <summary>
/// Cuts and changes stored bytes: a decoder may answer, or say that they are damaged, and nothing else.
/// </summary>
internal static class Damage
{
    public static void Survives(byte[] bytes, Action<byte[]> decode, int seeds = 300)
    {
        for (var length = 0; length < bytes.Length; length += 1 + bytes.Length / 200)
        {
            Try(bytes[..length], decode);
        }

        for (var seed = 0; seed < seeds; seed++)
        {
            var random = SeededRandom.For("damage", (ulong)seed);
            var damaged = bytes.ToArray();
            for (var changes = 1 + random.Next(3); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Try(damaged, decode);
        }
    }

    private static void Try(byte[] bytes, Action<byte[]> decode)
    {
        try
        {
            decode(bytes);
        }
        catch (InvalidDataException e)
        {
            Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
        }
    }
}
