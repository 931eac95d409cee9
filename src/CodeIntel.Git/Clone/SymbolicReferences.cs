using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// Finds references that name each other in a circle, or in a chain longer than git allows, before LibGit2Sharp is
/// asked for any: it follows them by recursion without end, which costs the process.
/// </summary>
internal static class SymbolicReferences
{
    /// <summary>git's own bound is 5, libgit2's 10.</summary>
    private const int MaxChain = 10;

    /// <summary>Loose references of a repository; the rest is not looked at, as it is not enumerated either.</summary>
    private const int MaxReferences = 1_000_000;

    private const int MaxBytes = 4_096;

    /// <summary>Checks HEAD and every reference in a file; packed references are never symbolic.</summary>
    /// <exception cref="FetchException">There is such a chain, or there are too many references.</exception>
    public static void ThrowIfEndless(Repository repository)
    {
        string[] folders = [repository.Info.Path, CommonFolderOf(repository.Info.Path)];
        var checkedNames = 0;
        foreach (var name in NamesIn(folders).Prepend("HEAD"))
        {
            if (++checkedNames > MaxReferences)
            {
                throw new FetchException(
                    FetchException.TooLarge, $"the repository has more than {MaxReferences} references");
            }

            ThrowIfEndless(name, folders);
        }
    }

    private static void ThrowIfEndless(string first, string[] folders)
    {
        string? name = first;
        for (var steps = 0; name is not null; steps++)
        {
            if (steps > MaxChain)
            {
                throw new FetchException(FetchException.Corrupt, $"the reference {first} leads to no end");
            }

            name = TargetOf(name, folders);
        }
    }

    private static IEnumerable<string> NamesIn(string[] folders) => folders.Distinct(StringComparer.Ordinal)
        .Where(folder => Directory.Exists(Path.Combine(folder, "refs")))
        .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(folder, "refs"),
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')));

    /// <summary>The name that a symbolic reference holds; null for any other.</summary>
    private static string? TargetOf(string name, string[] folders)
    {
        if (name.Split('/').Any(part => part is "" or "." or "..") || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var file = folders.Select(folder => new FileInfo(Path.Combine(folder, name))).FirstOrDefault(f => f.Exists);
        var text = file is null ? "" : Read(file);
        return text.StartsWith("ref:", StringComparison.Ordinal) ? text[4..].Trim() : null;
    }

    private static string Read(FileInfo file)
    {
        try
        {
            // a pipe or device has no length, and opening it could wait for ever
            if (file.Length == 0)
            {
                return "";
            }

            using var reader = new StreamReader(file.FullName);
            var characters = new char[MaxBytes];
            return new(characters, 0, reader.ReadBlock(characters));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // libgit2 cannot read it either
            return "";
        }
    }

    private static string CommonFolderOf(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, "commondir"));
        var target = file.Exists ? Read(file).Trim() : "";
        return target.Contains('\0', StringComparison.Ordinal) ? folder : Path.Combine(folder, target);
    }
}
