using System.Runtime.InteropServices;
using System.Text;

namespace CodeIntel.Torch.Loading;

/// <summary>
/// Loads TorchSharp's native wrapper on Linux distributions whose libstdc++ is older than the one it was linked with
/// (0.107 asks for GLIBCXX_3.4.32 = GCC 13; Debian 12 and Ubuntu 22.04 stop at 3.4.30, RHEL 9 at 3.4.29). Where it
/// loads as shipped, it is left as it is. Elsewhere an in-memory copy with weak version needs is loaded under the same
/// SONAME, so that TorchSharp's own look-up finds it. Nothing on disk is changed.
/// </summary>
public static class TorchNative
{
    private const string Wrapper = "libLibTorchSharp.so";

    /// <summary>Loaded first and by path: the loader then matches them by SONAME wherever the wrapper lies.</summary>
    private static readonly string[] _dependencies = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    private static readonly Lazy<string> _state = new(Load);

    /// <summary>
    /// Call before the first use of TorchSharp; later calls do nothing. Returns what was done, as a sentence.
    /// </summary>
    /// <exception cref="PlatformNotSupportedException">Not on this system; the message says what helps.</exception>
    public static string EnsureLoaded() => _state.Value;

    private static string Load()
    {
        Allocator.EnsurePrepared();
        if (!OperatingSystem.IsLinux())
        {
            return "The native library is left to TorchSharp on this system.";
        }

        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            throw new PlatformNotSupportedException(
                "TorchSharp has no native library for Linux on this processor; take an x86-64 machine or macOS on ARM."
            );
        }

        LimitSpinning();
        return Find(Wrapper) is { } path
            ? LoadWrapper(path)
            : $"{Wrapper} does not lie beside the application: left to TorchSharp.";
    }

    /// <summary>
    /// Threads that wait for each other spin for milliseconds by default: best on an idle machine, but several times
    /// slower where other programs run too. 500 turns are about 25 µs. The framework's own setter does not reach native
    /// code.
    /// </summary>
    private static void LimitSpinning()
    {
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
        {
            _ = LibC.SetEnvironmentVariable("GOMP_SPINCOUNT", "500", overwrite: 0);
        }
    }

    private static string LoadWrapper(string path)
    {
        try
        {
            foreach (var dependency in _dependencies.Select(Find).OfType<string>())
            {
                NativeLibrary.Load(dependency);
            }

            return NativeLibrary.TryLoad(path, out _) ? $"{Wrapper} was loaded as shipped." : LoadRelaxed(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or InvalidDataException)
        {
            throw new PlatformNotSupportedException(
                "libtorch cannot be loaded. It needs glibc 2.34 or newer (Debian 12, Ubuntu 22.04, RHEL 9) and "
                    + "complete files: if the installation was cut short, repeat it. The loader says: "
                    + e.Message,
                e
            );
        }
    }

    private static string LoadRelaxed(string path)
    {
        var image = File.ReadAllBytes(path);
        var relaxed = VersionNeeds.Relax(image, IsDefinedBySystem(StandardLibrary()));
        if (relaxed.Count == 0)
        {
            NativeLibrary.Load(path); // the cause is another one: lets the loader's own message out
        }

        LoadImage(image);
        return $"{Wrapper} was loaded with weak needs: {string.Join(", ", relaxed)}.";
    }

    /// <summary>
    /// A published or packed application has the file in its own folder, a build in <c>runtimes/</c>.
    /// </summary>
    private static string? Find(string file) =>
        (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Append(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native"))
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);

    /// <summary>The libstdc++ that libtorch has just been bound to.</summary>
    /// <exception cref="PlatformNotSupportedException">There is none.</exception>
    private static byte[] StandardLibrary()
    {
        var mapping = File.ReadLines("/proc/self/maps")
            .FirstOrDefault(line => line.Contains("/libstdc++.so.6", StringComparison.Ordinal));
        return mapping is null
            ? throw new PlatformNotSupportedException("libstdc++.so.6 was not found; install it (Debian: libstdc++6).")
            : File.ReadAllBytes(mapping[mapping.IndexOf('/', StringComparison.Ordinal)..]);
    }

    private static Func<string, bool> IsDefinedBySystem(byte[] library) =>
        version => library.AsSpan().IndexOf(Encoding.ASCII.GetBytes("\0" + version + "\0")) >= 0;

    private static void LoadImage(byte[] image)
    {
        var descriptor = LibC.CreateMemoryFile(Wrapper, 0);
        if (descriptor >= 0)
        {
            var path = $"/proc/self/fd/{descriptor}";
            File.WriteAllBytes(path, image);
            if (NativeLibrary.TryLoad(path, out _))
            {
                return;
            }
        }

        LoadFromTemporaryFile(image); // where anonymous memory may not be executed
    }

    private static void LoadFromTemporaryFile(byte[] image)
    {
        var folder = Directory.CreateTempSubdirectory("torchsharp-");
        try
        {
            var file = Path.Combine(folder.FullName, Wrapper);
            File.WriteAllBytes(file, image);
            NativeLibrary.Load(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
