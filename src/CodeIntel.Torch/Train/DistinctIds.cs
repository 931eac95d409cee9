using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// The distinct ids of one batch in order of first occurrence; clearing costs what was added, not the range.
/// </summary>
internal sealed class DistinctIds(int range)
{
    private readonly int[] _positions = new int[range]; // position + 1; 0: not in this batch
    private readonly List<int> _ids = [];

    /// <summary>How many there are.</summary>
    public int Count => _ids.Count;

    /// <summary>The id at a position.</summary>
    public int this[int position] => _ids[position];

    /// <summary>Position of an id among the distinct ones.</summary>
    public int Add(int id)
    {
        ref var position = ref _positions[id];
        if (position == 0)
        {
            _ids.Add(id);
            position = _ids.Count;
        }

        return position - 1;
    }

    /// <summary>Begins the next batch.</summary>
    public void Clear()
    {
        foreach (var id in _ids)
        {
            _positions[id] = 0;
        }

        _ids.Clear();
    }

    /// <summary>The ids as 64-bit indices.</summary>
    public Tensor ToTensor()
    {
        var tensor = empty(_ids.Count, ScalarType.Int64);
        var span = MemoryMarshal.Cast<byte, long>(tensor.bytes);
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = _ids[i];
        }

        return tensor;
    }
}
