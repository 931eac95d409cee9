using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// Checks the packs of somebody's repository before libgit2 reads them: it does not compare their checksums, and may
/// never return from a damaged one.
/// </summary>
internal static class PackFiles
{
    /// <summary>Reads every pack of an object folder once.</summary>
    /// <exception cref="LibGit2SharpException">One is damaged or cannot be read.</exception>
    public static void ThrowIfDamaged(string objects)
    {
        var folder = Path.Combine(objects, "pack");
        var packs = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.pack") : [];
        if (packs.FirstOrDefault(pack => !IsSound(pack)) is { } damaged)
        {
            throw new LibGit2SharpException($"the pack {Path.GetFileName(damaged)} is corrupt");
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "git ends its packs with a SHA-1")]
    private static bool IsSound(string pack)
    {
        try
        {
            using var stream = new FileStream(pack, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
            var left = stream.Length - SHA1.HashSizeInBytes;
            var buffer = new byte[1 << 16];
            while (left > 0)
            {
                var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                if (read == 0)
                {
                    return false;
                }

                hash.AppendData(buffer, 0, read);
                left -= read;
            }

            Span<byte> expected = stackalloc byte[SHA1.HashSizeInBytes];
            return left == 0
                && stream.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false) == expected.Length
                && expected.SequenceEqual(hash.GetHashAndReset());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
