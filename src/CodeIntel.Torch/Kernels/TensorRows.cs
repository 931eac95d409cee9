using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Kernels;

/// <summary>
/// The rows of a tensor as spans, for loops that run on several threads: TorchSharp's own accessors are made on one.
/// Refers to the tensor, which must not be disposed of while the rows are in use.
/// </summary>
internal readonly unsafe struct TensorRows<T>
    where T : unmanaged
{
    private readonly Tensor _tensor; // held, so that the collector does not free what the pointer leads to
    private readonly T* _first;

    /// <summary>The rows of a matrix, or the elements of a vector as rows of one.</summary>
    /// <exception cref="ArgumentException">It is empty, not on the CPU, or not in one piece.</exception>
    public TensorRows(Tensor tensor)
    {
        if (tensor.device.type != TorchSharp.DeviceType.CPU || !tensor.is_contiguous() || tensor.numel() == 0
            || tensor.element_size() != sizeof(T))
        {
            throw new ArgumentException("Needs a plain tensor of this type on the CPU, with elements.", nameof(tensor));
        }

        _tensor = tensor;
        (Count, Width) = ((int)tensor.shape[0], tensor.dim() == 1 ? 1 : (int)tensor.shape[1]);
        using var first = tensor.narrow(0, 0, 1); // a span over the whole could not be longer than 2 GiB
        _first = (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Elements of a row.</summary>
    public int Width { get; }

    /// <summary>All elements; at most 2^31 - 1.</summary>
    public Span<T> All => new(_first, checked(Count * Width));

    /// <summary>One row.</summary>
    public Span<T> this[long row] => new(_first + (row * Width), Width);
}
