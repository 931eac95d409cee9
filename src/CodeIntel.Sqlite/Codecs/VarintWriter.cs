namespace CodeIntel.Sqlite.Codecs;

/// <summary>Appends unsigned LEB128 numbers: 7 bits a byte, low bits first.</summary>
internal sealed class VarintWriter(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>Appends a number that is not negative.</summary>
    public void Write(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Append((uint)value);
    }

    /// <summary>Appends a difference in zig-zag form, so that small negative ones stay short.</summary>
    public void WriteSigned(int value) => Append((uint)(value << 1) ^ (uint)(value >> 31));

    /// <summary>Appends bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Copies what was written and starts again.</summary>
    public byte[] ToArray() => Take().ToArray();

    /// <summary>What was written, until the next number is; that starts again.</summary>
    public ReadOnlySpan<byte> Take()
    {
        var written = _bytes.AsSpan(0, _length);
        _length = 0;
        return written;
    }

    private void Append(uint rest)
    {
        var bytes = _length + 5 > _bytes.Length ? Grow() : _bytes;
        var at = _length;
        while (rest >= 0x80)
        {
            bytes[at++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        bytes[at++] = (byte)rest;
        _length = at;
    }

    private byte[] Grow()
    {
        Array.Resize(ref _bytes, (_bytes.Length * 2) + 5);
        return _bytes;
    }
}
