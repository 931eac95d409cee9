using System.Runtime.InteropServices;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>Settings of libgit2 for a program that only reads other people's objects.</summary>
internal static class GitLibrary
{
    private const int SetServerConnectTimeout = 39;
    private const int SetServerTimeout = 41;
    private static readonly Lazy<bool> _prepared = new(Set);

    private delegate int SetOption(int option, int milliseconds);

    private delegate int SetVariadicOption(
        int option, nint a, nint b, nint c, nint d, nint e, nint f, nint g, int milliseconds);

    /// <summary>Applies the settings once per process, before the first repository is opened.</summary>
    public static void Prepare() => _ = _prepared.Value;

    private static bool Set()
    {
        // nothing of a repository is executed here, so the owner of its files does not matter (git's safe.directory)
        GlobalSettings.SetOwnerValidation(false);

        // a partial clone's missing objects are missing blobs to us, not a reason to refuse the repository
        GlobalSettings.SetExtensions("partialclone", "worktreeconfig", "preciousobjects", "relativeworktrees");
        SetTimeout(SetServerConnectTimeout, TimeSpan.FromSeconds(30));
        SetTimeout(SetServerTimeout, TimeSpan.FromSeconds(60));
        return true;
    }

    // LibGit2Sharp has no property for these options; its native library is asked directly, by the name that its
    // version tells
    private static void SetTimeout(int option, TimeSpan time)
    {
        var name = $"git2-{GlobalSettings.Version.LibGit2CommitSha}";
        if (!NativeLibrary.TryLoad(name, typeof(Repository).Assembly, null, out var library)
            || !NativeLibrary.TryGetExport(library, "git_libgit2_opts", out var options))
        {
            return;
        }

        var milliseconds = (int)time.TotalMilliseconds;
        if (OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64)
        {
            // variadic arguments go on the stack there, after the eight registers
            var set = Marshal.GetDelegateForFunctionPointer<SetVariadicOption>(options);
            set(option, 0, 0, 0, 0, 0, 0, 0, milliseconds);
            return;
        }

        Marshal.GetDelegateForFunctionPointer<SetOption>(options)(option, milliseconds);
    }
}
