namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Numbers the distinct (variable, token) uses of a program by variable and position, so that the uses of a variable
/// are one range of bits. The last of each range stands for whatever held where the function around was entered.
/// </summary>
internal sealed class UseTable
{
    private readonly int[] _positions;
    private readonly int[] _first;
    private readonly ulong[] _incoming;

    /// <summary>Numbers the uses of a program.</summary>
    public UseTable(FlowProgram program)
    {
        var keys = new List<long>();
        foreach (var block in program.Blocks)
        {
            foreach (var step in block.Steps)
            {
                if (step.Kind == FlowStepKind.Use)
                {
                    keys.Add(Key(step.Variable, step.Position));
                }
            }
        }

        for (var v = 0; v < program.Variables; v++)
        {
            keys.Add(Key(v, int.MaxValue));
        }

        keys.Sort();
        (_positions, _first) = Number(keys, program.Variables);
        _incoming = new ulong[(Count + 63) / 64];
        for (var v = 0; v < program.Variables; v++)
        {
            _incoming[Incoming(v) / 64] |= 1UL << (Incoming(v) % 64);
        }
    }

    /// <summary>Number of uses.</summary>
    public int Count => _positions.Length;

    /// <summary>Number of variables.</summary>
    public int Variables => _first.Length - 1;

    /// <summary>Position of a use's token.</summary>
    public int Position(int use) => _positions[use];

    /// <summary>The first use of a variable.</summary>
    public int First(int variable) => _first[variable];

    /// <summary>The use that stands for those before the function's entry; the variable's last.</summary>
    public int Incoming(int variable) => _first[variable + 1] - 1;

    /// <summary>A bit for each use that <see cref="Incoming"/> gives.</summary>
    public ReadOnlySpan<ulong> AllIncoming => _incoming;

    /// <summary>The number of a variable's use.</summary>
    public int Find(int variable, int position) =>
        Array.BinarySearch(_positions, _first[variable], _first[variable + 1] - _first[variable], position);

    private static (int[] Positions, int[] First) Number(List<long> sorted, int variables)
    {
        var positions = new List<int>(sorted.Count);
        var first = new int[variables + 1];
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                positions.Add((int)sorted[i]);
                first[(int)(sorted[i] >> 32) + 1] = positions.Count;
            }
        }

        return ([.. positions], first);
    }

    private static long Key(int variable, int position) => ((long)variable << 32) | (uint)position;
}
