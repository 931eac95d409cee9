namespace CodeIntel.Torch.Loading;

/// <summary>
/// Marks as weak those versions of libstdc++ that a library asks for and the system lacks: the dynamic loader then
/// binds what it has instead of refusing the library (VER_FLG_WEAK, "ELF symbol versioning", Drepper 2005). Only for
/// symbols known to be harmless.
/// </summary>
internal static class VersionNeeds
{
    private const string StandardLibrary = "libstdc++.so.6";
    private const ushort Weak = 2;
    private const ushort VersionMask = 0x7FFF;

    /// <summary>
    /// Symbols that exist under an older version with the same meaning. Null: a marker that is never called; GCC 13's
    /// <c>&lt;iostream&gt;</c> emits it without a relocation, and libtorch initialises the streams itself.
    /// </summary>
    private static readonly Dictionary<string, string?> _olderVersions = new()
    {
        ["_ZSt21ios_base_library_initv"] = null,
        ["_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE"] = "GLIBCXX_3.4.11",
    };

    /// <summary>
    /// Changes <paramref name="elf"/> in place. Returns the versions that were marked, in the file's order.
    /// </summary>
    /// <exception cref="InvalidDataException">Not a 64-bit little-endian ELF file with symbol versions.</exception>
    /// <exception cref="PlatformNotSupportedException">A symbol is needed that has no older equivalent.</exception>
    public static IReadOnlyList<string> Relax(byte[] elf, Func<string, bool> isDefined)
    {
        var image = new ElfImage(elf);
        var needs = Read(image);
        var unmet = needs.Where(need => !isDefined(need.Version)).ToList();
        if (unmet.Count > 0)
        {
            Redirect(image, needs, unmet);
        }

        foreach (var need in unmet)
        {
            image.Write(need.Flags, (ushort)(image.UInt16(need.Flags) | Weak));
        }

        return [.. unmet.Select(need => need.Version)];
    }

    private static List<Need> Read(ElfImage image)
    {
        var needs = new List<Need>();
        var library = image.FirstNeed;
        for (uint next = 1; next != 0; library += next)
        {
            if (image.Text(image.UInt32(library + 4)) == StandardLibrary)
            {
                ReadVersions(image, library + image.UInt32(library + 8), needs);
            }

            next = image.UInt32(library + 12);
        }

        return needs;
    }

    private static void ReadVersions(ElfImage image, long version, List<Need> needs)
    {
        for (uint next = 1; next != 0; version += next)
        {
            needs.Add(new(image.Text(image.UInt32(version + 8)), image.UInt16(version + 6), version + 4));
            next = image.UInt32(version + 12);
        }
    }

    private static void Redirect(ElfImage image, List<Need> needs, List<Need> unmet)
    {
        for (var symbol = 0L; symbol < image.SymbolCount; symbol++)
        {
            var index = image.UInt16(image.SymbolVersion(symbol)) & VersionMask;
            var need = unmet.Find(candidate => candidate.Index == index);
            if (need.Version is not null && Equivalent(image.SymbolName(symbol), need, needs) is { } older)
            {
                image.Write(image.SymbolVersion(symbol), older.Index);
            }
        }
    }

    private static Need? Equivalent(string symbol, Need need, List<Need> needs)
    {
        if (_olderVersions.TryGetValue(symbol, out var older))
        {
            if (older is null)
            {
                return null;
            }

            var equivalent = needs.Find(candidate => candidate.Version == older);
            if (equivalent.Version is not null)
            {
                return equivalent;
            }
        }

        throw new PlatformNotSupportedException(
            $"TorchSharp needs libstdc++ with {need.Version} (for {symbol}), newer than this system's. Use a newer "
            + "distribution (Debian 13, Ubuntu 24.04, RHEL 10), or put a newer libstdc++.so.6 first in LD_LIBRARY_PATH "
            + "(conda: libstdcxx-ng).");
    }

    /// <summary>A needed version: its name, the index that symbols refer to, and where its flags stand.</summary>
    private readonly record struct Need(string Version, ushort Index, long Flags);
}
