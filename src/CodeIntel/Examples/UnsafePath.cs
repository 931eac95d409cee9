namespace CodeIntel.Examples;

/// <summary>Which paths no file system, log or table should see: see <see cref="SourceEntryKind.Unsafe"/>.</summary>
public static class UnsafePath
{
    /// <summary>What is wrong with a path, or null.</summary>
    public static string? WhyNot(string path)
    {
        foreach (var part in path.AsSpan().Split('/'))
        {
            var name = path.AsSpan()[part];
            var reason = name switch
            {
                "" => "a path with an empty part",
                "." or ".." => "a path with the part . or ..",
                _ => name.Equals(".git", StringComparison.OrdinalIgnoreCase) ? "a path through a folder .git" : null,
            };
            if (reason is not null)
            {
                return reason;
            }
        }

        return path.Contains('\\', StringComparison.Ordinal) ? "a backslash in the path"
            : path.Any(char.IsControl) ? "a control character in the path"
            : null;
    }
}
