namespace CodeIntel.Studies;

/// <summary>What computes the steps of code2vec beside matrix products.</summary>
public enum KernelKind
{
    /// <summary>The native backend, on every device.</summary>
    Torch,

    /// <summary>Hand-written loops, on a CPU.</summary>
    Cpu,
}
