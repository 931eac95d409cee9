namespace CodeIntel.Dedup;

/// <summary>Units divided into classes, which are numbered in order of their first units.</summary>
internal sealed class Partition
{
    private readonly int[] _classes;
    private readonly int[] _firsts;
    private readonly int[] _sizes;

    /// <summary>A partition from the class of every unit; a class that is new has the next number.</summary>
    public Partition(int[] classes, int count)
    {
        _classes = classes;
        _firsts = new int[count];
        _sizes = new int[count];
        for (var unit = classes.Length - 1; unit >= 0; unit--)
        {
            _firsts[classes[unit]] = unit;
            _sizes[classes[unit]]++;
        }
    }

    /// <summary>Number of units.</summary>
    public int Units => _classes.Length;

    /// <summary>Number of classes.</summary>
    public int Count => _firsts.Length;

    /// <summary>Number of pairs of units of one class: Σ n (n − 1) / 2.</summary>
    public long Pairs => _sizes.Sum(size => (long)size * (size - 1) / 2);

    /// <summary>Class of a unit.</summary>
    public int ClassOf(int unit) => _classes[unit];

    /// <summary>First unit of a class.</summary>
    public int FirstOf(int @class) => _firsts[@class];

    /// <summary>Number of units of a class.</summary>
    public int SizeOf(int @class) => _sizes[@class];

    /// <summary>Units of every class: those of class c are at the positions from starts[c] to starts[c + 1].</summary>
    public (int[] Starts, int[] Units) Members()
    {
        var starts = new int[Count + 1];
        for (var c = 0; c < Count; c++)
        {
            starts[c + 1] = starts[c] + _sizes[c];
        }

        var next = starts.AsSpan(0, Count).ToArray();
        var units = new int[_classes.Length];
        for (var unit = 0; unit < units.Length; unit++)
        {
            units[next[_classes[unit]]++] = unit;
        }

        return (starts, units);
    }
}
