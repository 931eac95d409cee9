using CodeIntel.Reporting.Duplicates;

namespace CodeIntel.Cli;

/// <summary>Writes a report of duplicates in a format: first aside, then renamed, so that no half of one is left.</summary>
internal static class DuplicateFormats
{
    /// <summary>The formats.</summary>
    public static string[] All { get; } = ["sarif", "json", "csv", "html"];

    /// <summary>Refuses a place that is taken.</summary>
    /// <exception cref="UsageException">A folder is there, or a file where a folder is to be written.</exception>
    public static void RequireFree(string format, string path)
    {
        if (Directory.Exists(path) && (IsFile(format) || Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new UsageException(IsFile(format)
                ? $"{path} is a folder; {format} writes one file: name it."
                : $"{path} exists and is not empty; name a new folder, or remove it.");
        }

        if (!IsFile(format) && File.Exists(path))
        {
            throw new UsageException($"{path} is a file; {format} writes a folder: name a new one.");
        }
    }

    /// <summary>Writes the report.</summary>
    public static void Write(DuplicateReport report, string format, string path, int pages)
    {
        var aside = $"{path.TrimEnd('/', '\\')}.{Environment.ProcessId}.partial";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(aside))!);
        try
        {
            if (IsFile(format))
            {
                WriteFile(report, format, aside);
                File.Move(aside, path, overwrite: true);
                return;
            }

            Directory.CreateDirectory(aside);
            WriteFolder(report, format, aside, pages);
            if (Directory.Exists(path))
            {
                Directory.Delete(path);
            }

            Directory.Move(aside, path);
        }
        finally
        {
            Remove(aside);
        }
    }

    private static void WriteFile(DuplicateReport report, string format, string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        if (format == "sarif")
        {
            report.WriteSarif(file);
        }
        else
        {
            report.WriteJson(file);
        }
    }

    private static void WriteFolder(DuplicateReport report, string format, string folder, int pages)
    {
        if (format == "csv")
        {
            report.WriteCsv(folder);
        }
        else
        {
            report.WriteHtml(folder, pages);
        }
    }

    private static void Remove(string aside)
    {
        File.Delete(aside);
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    private static bool IsFile(string format) => format is "sarif" or "json";
}
