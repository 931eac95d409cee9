using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// Looks at the loose objects of somebody's repository before libgit2 does: 1.9 never returns from a truncated one
/// (libgit2#7342) and writes past its buffer for one that is longer than it says (libgit2#7177).
/// </summary>
internal sealed class LooseObjects
{
    private const int MaxHeaderBytes = 32;
    private const int MaxFolders = 100;
    private readonly List<string> _folders = [];
    private readonly long _maxBytes;

    /// <summary>Finds the object folders of a repository, those it borrows from included, and checks packs.</summary>
    /// <exception cref="LibGit2SharpException">A pack is damaged.</exception>
    public LooseObjects(Repository repository, long maxBytes)
    {
        _maxBytes = maxBytes;
        var common = Path.Combine(repository.Info.Path, "commondir");
        var git = File.Exists(common)
            ? Path.Combine(repository.Info.Path, File.ReadAllText(common).Trim())
            : repository.Info.Path;
        _folders.Add(Path.GetFullPath(Path.Combine(git, "objects")));
        for (var i = 0; i < _folders.Count; i++)
        {
            PackFiles.ThrowIfDamaged(_folders[i]);
            AddBorrowed(_folders[i]);
        }
    }

    /// <summary>False where the object is a damaged file; true where it is sound, packed or missing.</summary>
    public bool IsSafeToRead(ObjectId id) =>
        _folders.Select(folder => Path.Combine(folder, id.Sha[..2], id.Sha[2..]))
            .All(file => !File.Exists(file) || IsSound(file));

    /// <summary>Throws where the object must not be read.</summary>
    /// <exception cref="LibGit2SharpException">It is damaged.</exception>
    public void ThrowIfDamaged(ObjectId id)
    {
        if (!IsSafeToRead(id))
        {
            throw new LibGit2SharpException($"object {id.Sha} is corrupt");
        }
    }

    private void AddBorrowed(string folder)
    {
        var alternates = Path.Combine(folder, "info", "alternates");
        var lines = File.Exists(alternates) ? File.ReadLines(alternates) : [];
        foreach (var line in lines.Where(IsFolder))
        {
            var borrowed = Path.GetFullPath(Path.Combine(folder, line));
            if (_folders.Count < MaxFolders && !_folders.Contains(borrowed))
            {
                _folders.Add(borrowed);
            }
        }
    }

    // a name with a NUL is none for the file system
    private static bool IsFolder(string line) =>
        line.Length > 0 && line[0] != '#' && !line.Contains('\0', StringComparison.Ordinal);

    private bool IsSound(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var checksum = ReadChecksum(stream);
            using var content = new ZLibStream(stream, CompressionMode.Decompress);
            return checksum is { } expected && IsSound(content, expected);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // .NET does not notice that a zlib stream lacks its end, so the Adler-32 there (RFC 1950) is compared here
    private static uint? ReadChecksum(FileStream stream)
    {
        if (stream.Length < 8)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[4];
        stream.Seek(-4, SeekOrigin.End);
        stream.ReadExactly(bytes);
        stream.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private bool IsSound(ZLibStream content, uint expected)
    {
        var buffer = new byte[81920];
        var read = content.ReadAtLeast(buffer, MaxHeaderBytes, throwOnEndOfStream: false);
        var end = buffer.AsSpan(0, Math.Min(read, MaxHeaderBytes)).IndexOf((byte)0);
        if (end < 0 || SizeOf(Encoding.ASCII.GetString(buffer, 0, end)) is not { } size || size > _maxBytes)
        {
            return false;
        }

        var (low, high, left) = (1u, 0u, end + 1 + size);
        for (; read > 0 && left >= 0; read = content.Read(buffer))
        {
            (low, high) = Adler(low, high, buffer.AsSpan(0, read));
            left -= read;
        }

        return left == 0 && ((high << 16) | low) == expected;
    }

    private static long? SizeOf(string header) =>
        header.Split(' ') is [_, var size]
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : null;

    private static (uint Low, uint High) Adler(uint low, uint high, ReadOnlySpan<byte> bytes)
    {
        const uint modulus = 65521;
        foreach (var value in bytes)
        {
            low = (low + value) % modulus;
            high = (high + low) % modulus;
        }

        return (low, high);
    }
}
