namespace CodeIntel.Studies;

/// <summary>Numbers of matrix products on a GPU; a CPU always computes in 32 bits.</summary>
public enum Precision
{
    /// <summary>32-bit floats.</summary>
    Fp32,

    /// <summary>32-bit floats, of whose mantissas products keep 10 bits.</summary>
    Tf32,
}
