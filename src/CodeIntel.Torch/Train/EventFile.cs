using System.Buffers.Binary;
using System.Text;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Scalars per epoch as TensorBoard reads them: records of (length, checksum, event, checksum), each event a protocol
/// buffer <c>Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }</c>. A run
/// that continues overwrites what comes after its checkpoint.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const string FileName = "events.out.tfevents.codeintel";
    private const int LengthSize = 8;
    private const int ChecksumSize = 4;
    private const int WallTimeTag = (1 << 3) | 1;
    private const int StepTag = 2 << 3;
    private const int VersionTag = (3 << 3) | 2;
    private const int SummaryTag = (5 << 3) | 2;
    private const int ValueTag = (1 << 3) | 2;
    private const int NameTag = (1 << 3) | 2;
    private const int SimpleValueTag = (2 << 3) | 5;

    private readonly TimeProvider _clock;
    private readonly FileStream _file;

    /// <summary>Opens the file of a run folder and keeps its events up to <paramref name="epoch"/>.</summary>
    public EventFile(string folder, int epoch, TimeProvider clock)
    {
        _clock = clock;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _file.SetLength(epoch == 0 ? 0 : EndOf(epoch));
        _file.Position = _file.Length;
        if (_file.Length == 0)
        {
            Append(0, VersionTag, Encoding.ASCII.GetBytes("brain.Event:2"));
        }
    }

    /// <summary>Appends the scalars of one epoch.</summary>
    public void Write(int epoch, IEnumerable<(string Name, double Value)> scalars)
    {
        Span<byte> single = stackalloc byte[sizeof(float)];
        foreach (var (name, value) in scalars)
        {
            using var scalar = new MemoryStream();
            WriteField(scalar, NameTag, Encoding.UTF8.GetBytes(name));
            scalar.WriteByte(SimpleValueTag);
            BinaryPrimitives.WriteSingleLittleEndian(single, (float)value);
            scalar.Write(single);
            using var summary = new MemoryStream();
            WriteField(summary, ValueTag, scalar.ToArray());
            Append(epoch, SummaryTag, summary.ToArray());
        }

        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void WriteField(MemoryStream stream, byte tag, ReadOnlySpan<byte> content)
    {
        stream.WriteByte(tag);
        WriteVarint(stream, (ulong)content.Length);
        stream.Write(content);
    }

    private static void WriteVarint(MemoryStream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            stream.WriteByte((byte)(value | 0x80));
        }

        stream.WriteByte((byte)value);
    }

    private void Append(int step, byte tag, ReadOnlySpan<byte> content)
    {
        using var message = new MemoryStream();
        message.WriteByte(WallTimeTag);
        Span<byte> number = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteDoubleLittleEndian(number, _clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        message.Write(number);
        message.WriteByte(StepTag);
        WriteVarint(message, (ulong)step);
        WriteField(message, tag, content);
        AppendRecord(message.ToArray());
    }

    private void AppendRecord(byte[] data)
    {
        var record = new byte[LengthSize + ChecksumSize + data.Length + ChecksumSize];
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        var checksum = Crc32C.Masked(record.AsSpan(0, LengthSize));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(LengthSize), checksum);
        data.CopyTo(record.AsSpan(LengthSize + ChecksumSize));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - ChecksumSize), Crc32C.Masked(data));
        _file.Write(record);
    }

    /// <summary>
    /// Where the whole events of steps up to <paramref name="epoch"/> end; the step follows the tag and the 8-byte
    /// time.
    /// </summary>
    private long EndOf(int epoch)
    {
        var end = 0L;
        var prefix = new byte[LengthSize + ChecksumSize + 1 + LengthSize + 1];
        while (_file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) == prefix.Length)
        {
            var next = end + LengthSize + ChecksumSize + BinaryPrimitives.ReadInt64LittleEndian(prefix) + ChecksumSize;
            if (next <= end || next > _file.Length || ReadVarint() > (ulong)epoch)
            {
                break;
            }

            end = next;
            _file.Position = end;
        }

        return end;
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = _file.ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part is < 0x80)
            {
                break;
            }
        }

        return value;
    }
}
