namespace CodeIntel.Export;

/// <summary>
/// The folder that an export becomes: written aside, and put in its place in one step when everything is there, so that
/// an interrupted export leaves nothing half.
/// </summary>
public sealed class ExportFolder : IDisposable
{
    private const string Unfinished = ".partial";
    private const string Old = ".old";

    private readonly string _target;
    private bool _done;

    /// <summary>Makes the folder that is written to.</summary>
    /// <exception cref="ExportRefusedException">The target holds something and may not be replaced.</exception>
    public ExportFolder(string target, bool overwrite)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        Require(_target, overwrite);
        Folder = _target + Unfinished;
        Delete(Folder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Where to write.</summary>
    public string Folder { get; }

    /// <summary>Refuses a target that holds something.</summary>
    /// <exception cref="ExportRefusedException">It does.</exception>
    public static void Require(string target, bool overwrite)
    {
        if (File.Exists(target))
        {
            throw new ExportRefusedException($"{target} is a file; give --out a folder that is not there, or empty.");
        }

        if (!overwrite && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new ExportRefusedException(
                $"{target} is not empty. Take another folder, or replace it with --overwrite.");
        }

        if (overwrite && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()
            && !File.Exists(Path.Combine(target, ExportLedger.FileName)))
        {
            throw new ExportRefusedException(
                $"{target} holds something that is no export (it has no {ExportLedger.FileName}); --overwrite replaces "
                    + "exports only. Take another folder, or delete it yourself.");
        }
    }

    /// <summary>Puts the folder in its place.</summary>
    public void Commit()
    {
        Delete(_target + Old);
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, _target + Old);
        }

        Directory.Move(Folder, _target);
        Delete(_target + Old);
        _done = true;
    }

    /// <summary>Removes what was written, unless it was put in its place.</summary>
    public void Dispose()
    {
        if (!_done)
        {
            Delete(Folder);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
