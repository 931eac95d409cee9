using System.Reflection;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// Fetches with <see cref="FetchOptions.Depth"/>, which LibGit2Sharp 0.32 hands to libgit2 only in <c>Clone</c>, and a
/// clone cannot name a commit. Makes the calls of <c>Commands.Fetch</c> with the depth set, on a remote without a name,
/// so that no address is written anywhere. Where another version lacks one of the members, the whole history is fetched
/// instead.
/// </summary>
internal static class DepthFetch
{
    private const BindingFlags Any =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Fetches refspecs from an address into a repository.</summary>
    /// <exception cref="LibGit2SharpException">libgit2 failed.</exception>
    public static void Fetch(Repository into, string url, string[] refspecs, FetchOptions options)
    {
        try
        {
            FetchWithDepth(into, url, refspecs, options);
        }
        catch (TargetInvocationException e) when (e.InnerException is LibGit2SharpException inner)
        {
            throw inner;
        }
        catch (Exception e) when (IsOtherVersion(e))
        {
            FetchWhole(into, url, refspecs, options);
        }
    }

    /// <summary>Fetches with the public members alone, which ignore the depth.</summary>
    internal static void FetchWhole(Repository into, string url, string[] refspecs, FetchOptions options)
    {
        const string name = "source";
        into.Network.Remotes.Add(name, url);
        into.Network.Fetch(name, refspecs, options);
        into.Network.Remotes.Remove(name);
    }

    private static void FetchWithDepth(Repository into, string url, string[] refspecs, FetchOptions options)
    {
        var library = typeof(Repository).Assembly;
        var proxy = library.GetType("LibGit2Sharp.Core.Proxy")!;
        var handle = typeof(Repository).GetProperty("Handle", Any)!.GetValue(into);
        var anonymous = proxy.GetMethod("git_remote_create_anonymous", Any)!;
        using var remote = (IDisposable)anonymous.Invoke(null, [handle, url])!;
        var wrapperType = library.GetType("LibGit2Sharp.Core.GitFetchOptionsWrapper")!;
        using var wrapper = (IDisposable)Activator.CreateInstance(wrapperType, nonPublic: true)!;
        var native = wrapperType.GetProperty("Options", Any)!.GetValue(wrapper)!;
        var callbackType = library.GetType("LibGit2Sharp.RemoteCallbacks")!;
        var callbacks = Activator.CreateInstance(callbackType, Any, null, [options], null)!;
        Assign(native, "RemoteCallbacks", Call(callbacks, "GenerateCallbacks"));
        Assign(native, "ProxyOptions", Call(options.ProxyOptions, "CreateGitProxyOptions"));
        Assign(native, "download_tags", options.TagFetchMode);
        Assign(native, "Depth", options.Depth);
        proxy.GetMethod("git_remote_fetch", Any)!.Invoke(null, [remote, refspecs, native, null]);
        GC.KeepAlive(callbacks);
    }

    private static object? Call(object target, string method) =>
        target.GetType().GetMethod(method, Any)!.Invoke(target, null);

    private static void Assign(object target, string field, object? value) =>
        target.GetType().GetField(field, Any)!.SetValue(target, value);

    private static bool IsOtherVersion(Exception e) =>
        e is MissingMemberException or NullReferenceException or ArgumentException or TargetParameterCountException;
}
