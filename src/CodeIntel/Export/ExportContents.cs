using System.Text.Json;
using CodeIntel.Export.Cards;

namespace CodeIntel.Export;

/// <summary>What a folder holds, against what the ledger of the export in it names.</summary>
internal static class ExportContents
{
    /// <summary>The ledger of an export; null where the folder has none, or one that is not ours.</summary>
    public static ExportLedger? FindLedger(string folder, out string error)
    {
        error = "";
        try
        {
            return CardWriter.Read(Path.Combine(folder, ExportLedger.FileName));
        }
        catch (Exception e) when (e is IOException or JsonException or NotSupportedException)
        {
            error = e.Message;
            return null;
        }
    }

    /// <summary>True for a path that stays in the folder that it is relative to.</summary>
    public static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");

    /// <summary>
    /// The files and folders that the ledger does not name, with <c>/</c> and in order of their names. Of a folder that
    /// is none of the export's, itself alone; links are not followed.
    /// </summary>
    public static IEnumerable<string> Foreign(string folder, ExportLedger ledger) => Foreign(
        new DirectoryInfo(folder), "", [.. ledger.Files.Select(file => file.Path), .. CardWriter.FileNames]);

    private static IEnumerable<string> Foreign(DirectoryInfo folder, string prefix, HashSet<string> named)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = prefix + entry.Name;
            var inner = path + "/";
            if (entry is DirectoryInfo { LinkTarget: null } directory
                && named.Any(name => name.StartsWith(inner, StringComparison.Ordinal)))
            {
                foreach (var foreign in Foreign(directory, inner, named))
                {
                    yield return foreign;
                }
            }
            else if (entry is DirectoryInfo || !named.Contains(path))
            {
                yield return path;
            }
        }
    }
}
