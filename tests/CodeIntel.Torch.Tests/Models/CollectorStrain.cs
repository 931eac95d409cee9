using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Models;

/// <summary>Repeats a computation while garbage is collected and finalized without pause.</summary>
internal static class CollectorStrain
{
    /// <summary>The distinct results: one, unless a native object was freed while it was in use.</summary>
    public static HashSet<float> Results(int times, Func<Tensor> compute)
    {
        var isDone = false;
        var collector = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        var results = new HashSet<float>();
        try
        {
            for (var i = 0; i < times; i++)
            {
                using var scope = NewDisposeScope();
                results.Add(compute().item<float>());
            }
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            collector.Join();
        }

        return results;
    }
}
