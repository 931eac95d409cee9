using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CodeIntel.Examples;

/// <summary>
/// The first 128 bits of a SHA-256: identifies content, also when someone would like two contents to collide.
/// </summary>
public readonly record struct ContentHash(UInt128 Value) : IComparable<ContentHash>
{
    /// <summary>Hashes bytes.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return FromBytes(digest[..16]);
    }

    /// <summary>Hashes text as UTF-8; unpaired surrogates count as U+FFFD.</summary>
    public static ContentHash Of(string text) => Of(text.AsSpan());

    /// <inheritdoc cref="Of(string)"/>
    public static ContentHash Of(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var hash = Of(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    /// <summary>
    /// Hashes a list of texts so that no two different lists give the same bytes (length before content).
    /// </summary>
    public static ContentHash OfParts(params ReadOnlySpan<string> parts) =>
        parts.IsEmpty ? Of("".AsSpan()) : OfPartsAnd(parts[^1], parts[..^1]);

    /// <summary>Hashes a list of texts of which the last, which may be long, is given first.</summary>
    public static ContentHash OfPartsAnd(ReadOnlySpan<char> last, params ReadOnlySpan<string> parts)
    {
        var most = sizeof(int) + Encoding.UTF8.GetMaxByteCount(last.Length);
        foreach (var part in parts)
        {
            most = checked(most + sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(most);
        var length = 0;
        foreach (var part in parts)
        {
            length += Append(part, buffer.AsSpan(length));
        }

        length += Append(last, buffer.AsSpan(length));

        var hash = Of(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static int Append(ReadOnlySpan<char> part, Span<byte> target)
    {
        var bytes = Encoding.UTF8.GetBytes(part, target[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(target, bytes);
        return sizeof(int) + bytes;
    }

    /// <summary>Reads 16 big-endian bytes, as stored.</summary>
    public static ContentHash FromBytes(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static ContentHash Parse(string hex) =>
        hex.Length == 32
            && UInt128.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new(value)
            : throw new FormatException($"'{hex}' is not 32 hexadecimal digits.");

    /// <summary>The 16 big-endian bytes that are stored.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        Write(bytes);
        return bytes;
    }

    /// <summary>Writes the 16 big-endian bytes that are stored.</summary>
    public void Write(Span<byte> target) => BinaryPrimitives.WriteUInt128BigEndian(target, Value);

    /// <inheritdoc/>
    public int CompareTo(ContentHash other) => Value.CompareTo(other.Value);

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
