namespace CodeIntel.Export;

/// <summary>
/// The folder that an export becomes: written aside, in <c>DIR.partial</c>, and put in its place when everything is
/// there, so that an interrupted export leaves nothing half. The folder aside is known as ours by a file that is locked
/// while an export works in it: what was left by one that was killed is cleaned up, anything else is never deleted.
/// </summary>
public sealed class ExportFolder : IDisposable
{
    /// <summary>The file that marks the folder aside as ours.</summary>
    public const string MarkFileName = "codeintel-export.lock";

    private const string Unfinished = ".partial";

    private readonly string _target;
    private readonly bool _overwrite;
    private readonly string _aside;
    private readonly string _replaced;
    private readonly FileStream _lock;

    /// <summary>Makes the folder that is written to.</summary>
    /// <exception cref="ExportRefusedException">
    /// The target holds something and may not be replaced, or the place aside is not ours or in use.
    /// </exception>
    public ExportFolder(string target, bool overwrite)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        _overwrite = overwrite;
        _aside = AsideOf(_target);
        _replaced = Path.Combine(_aside, "replaced");
        Folder = Path.Combine(_aside, "export");
        RequireOurs(_aside);
        Directory.CreateDirectory(_aside);
        _lock = Lock(_aside, _target);
        try
        {
            CleanUp();
            Require(_target, overwrite);
            Directory.CreateDirectory(Folder);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Where to write.</summary>
    public string Folder { get; }

    /// <summary>Refuses a target that holds something else than an export that may be replaced.</summary>
    /// <exception cref="ExportRefusedException">It does, or the place aside is not ours.</exception>
    public static void Require(string target, bool overwrite)
    {
        if (File.Exists(target))
        {
            throw new ExportRefusedException($"{target} is a file; give --out a folder that is not there, or empty.");
        }

        RequireOurs(AsideOf(target));
        if (IsMissingOrEmpty(target))
        {
            return;
        }

        if (!overwrite)
        {
            throw new ExportRefusedException(
                $"{target} is not empty. Take another folder, or replace it with --overwrite.");
        }

        RequireReplaceable(target);
    }

    /// <summary>
    /// Puts the folder in its place. A folder that is there and empty stays the same folder, because a shell may stand
    /// in it, or a volume be mounted there.
    /// </summary>
    /// <exception cref="ExportRefusedException">Something came into the place meanwhile.</exception>
    public void Commit()
    {
        Require(_target, _overwrite);
        if (!Directory.Exists(_target))
        {
            Directory.Move(Folder, _target);
        }
        else if (IsMissingOrEmpty(_target))
        {
            MoveFiles();
        }
        else
        {
            Directory.Move(_target, _replaced);
            Directory.Move(Folder, _target);
        }
    }

    /// <summary>Removes what was written, unless it was put in its place.</summary>
    public void Dispose()
    {
        CleanUp();
        Release();
    }

    /// <summary>Refuses to replace what is not an export, or an export with other files in it.</summary>
    /// <exception cref="ExportRefusedException">It is.</exception>
    private static void RequireReplaceable(string target)
    {
        if (ExportContents.FindLedger(target, out _) is not { } ledger)
        {
            throw new ExportRefusedException(
                $"{target} holds something that is no export (it has no {ExportLedger.FileName} of one); --overwrite "
                    + "replaces exports only. Take another folder, or delete it yourself.");
        }

        if (ExportContents.Foreign(target, ledger).FirstOrDefault() is { } foreign)
        {
            throw new ExportRefusedException(
                $"{target} holds {foreign}, which is not of the export in it; --overwrite would delete it. "
                    + "Move it elsewhere, or take another folder.");
        }

        if (ExportContents.IsInside(Path.GetRelativePath(target, Directory.GetCurrentDirectory())))
        {
            throw new ExportRefusedException(
                $"{target} is the current folder, and --overwrite would take it away. Run from another folder.");
        }
    }

    /// <summary>Refuses a folder in the place aside that no export made.</summary>
    /// <exception cref="ExportRefusedException">There is one.</exception>
    private static void RequireOurs(string aside)
    {
        if (File.Exists(aside) || (!IsMissingOrEmpty(aside) && !File.Exists(Path.Combine(aside, MarkFileName))))
        {
            throw new ExportRefusedException(
                $"{aside} is in the way: an export is written there first, and this one was not made by an export (it "
                    + $"has no {MarkFileName}). Move it elsewhere, or take another --out.");
        }
    }

    private static FileStream Lock(string aside, string target)
    {
        try
        {
            // the file is deleted while it is locked, which Windows permits to those who share that
            var share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
            return new(Path.Combine(aside, MarkFileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new ExportRefusedException(
                $"Another export to {target} is at work (or {aside} cannot be locked: {e.Message}). "
                    + "Wait for it, or take another --out.");
        }
    }

    /// <summary>The ledger comes last: a folder without one is no export.</summary>
    private void MoveFiles()
    {
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .OrderBy(file => Path.GetFileName(file) == ExportLedger.FileName))
        {
            var path = Path.Combine(_target, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(file, path);
        }
    }

    /// <summary>Removes what an export left aside; the old export comes back where no new one came.</summary>
    private void CleanUp()
    {
        if (Directory.Exists(_replaced) && !Directory.Exists(_target))
        {
            Directory.Move(_replaced, _target);
        }

        Delete(_replaced);
        Delete(Folder);
    }

    private void Release()
    {
        File.Delete(_lock.Name);
        _lock.Dispose();
        if (IsMissingOrEmpty(_aside))
        {
            Directory.Delete(_aside);
        }
    }

    private static string AsideOf(string target) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)) + Unfinished;

    private static bool IsMissingOrEmpty(string folder) =>
        !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
