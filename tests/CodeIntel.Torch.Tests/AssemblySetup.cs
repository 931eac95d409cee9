using System.Runtime.CompilerServices;
using CodeIntel.Torch.Loading;
using Xunit.Sdk;
using Xunit.v3;

// the native generator and the number of threads belong to the whole process
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace CodeIntel.Torch.Tests;

internal static class AssemblySetup
{
    [ModuleInitializer]
    internal static void LoadTorch()
    {
        TorchNative.EnsureLoaded();
        UseOneThread(); // a method of its own: TorchSharp must not be touched before
    }

    private static void UseOneThread() => TorchSharp.torch.set_num_threads(1);
}
