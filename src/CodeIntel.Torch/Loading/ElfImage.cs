using System.Buffers.Binary;
using System.Text;

namespace CodeIntel.Torch.Loading;

/// <summary>
/// Reads a 64-bit little-endian ELF file (System V ABI, "Object files") held in memory, as far as symbol versions need
/// it.
/// </summary>
internal sealed class ElfImage
{
    private const uint Magic = 0x464C457F;
    private const int SymbolSize = 24;
    private const uint DynamicSymbols = 11;
    private const uint SymbolVersions = 0x6FFFFFFF;
    private const uint VersionNeeds = 0x6FFFFFFE;

    private readonly byte[] _bytes;
    private readonly (long Offset, long Size, uint Link) _symbols;
    private readonly long _versions;
    private readonly long _strings;

    /// <summary>Finds the sections that hold dynamic symbols and their versions.</summary>
    /// <exception cref="InvalidDataException">Not such a file, or it is cut.</exception>
    public ElfImage(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 64 || UInt32(0) != Magic || bytes[4] != 2 || bytes[5] != 1)
        {
            throw new InvalidDataException("This is not a 64-bit little-endian ELF file.");
        }

        _symbols = Section(DynamicSymbols);
        _versions = Section(SymbolVersions).Offset;
        _strings = Int64(SectionHeader(_symbols.Link) + 24);
        FirstNeed = Section(VersionNeeds).Offset;
    }

    /// <summary>Where the first needed library stands.</summary>
    public long FirstNeed { get; }

    /// <summary>Number of dynamic symbols.</summary>
    public long SymbolCount => _symbols.Size / SymbolSize;

    /// <summary>Name of a dynamic symbol.</summary>
    public string SymbolName(long symbol) => Text(UInt32(_symbols.Offset + (SymbolSize * symbol)));

    /// <summary>Where the version index of a dynamic symbol stands.</summary>
    public long SymbolVersion(long symbol) => _versions + (2 * symbol);

    /// <summary>A null-terminated string of the dynamic string table.</summary>
    /// <exception cref="InvalidDataException">The file is cut.</exception>
    public string Text(uint at)
    {
        var tail = Bytes(_strings + at, 1, toEnd: true);
        var length = tail.IndexOf((byte)0);
        return length >= 0 ? Encoding.ASCII.GetString(tail[..length]) : throw Cut();
    }

    public ushort UInt16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(offset, 2));

    public uint UInt32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(offset, 4));

    public void Write(long offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Bytes(offset, 2), value);

    private static InvalidDataException Cut() => new("The ELF file is cut.");

    private long Int64(long offset) => BinaryPrimitives.ReadInt64LittleEndian(Bytes(offset, 8));

    private Span<byte> Bytes(long offset, int length, bool toEnd = false)
    {
        if (offset < 0 || offset > _bytes.Length - length)
        {
            throw Cut();
        }

        return toEnd ? _bytes.AsSpan((int)offset) : _bytes.AsSpan((int)offset, length);
    }

    private long SectionHeader(long section) => Int64(0x28) + (section * UInt16(0x3A));

    private (long Offset, long Size, uint Link) Section(uint type)
    {
        for (var i = 0; i < UInt16(0x3C); i++)
        {
            var header = SectionHeader(i);
            if (UInt32(header + 4) == type)
            {
                return (Int64(header + 24), Int64(header + 32), UInt32(header + 40));
            }
        }

        throw new InvalidDataException($"The ELF file has no section of type 0x{type:x}.");
    }
}
