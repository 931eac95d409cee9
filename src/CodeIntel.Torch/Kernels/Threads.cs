using static TorchSharp.torch;

namespace CodeIntel.Torch.Kernels;

/// <summary>Loops over as many threads as the native backend uses.</summary>
internal static class Threads
{
    /// <summary>How many they are.</summary>
    public static int Count => get_num_threads();

    /// <summary>
    /// Does each of so many pieces of work once, in any order. They must not touch TorchSharp, whose scopes belong to
    /// one thread.
    /// </summary>
    public static void For(int count, Action<int> work) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Count }, work);
}
