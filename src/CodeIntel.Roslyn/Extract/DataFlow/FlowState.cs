namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// What may hold at a point: the uses that may have read each variable last, those that may have written it last, and
/// the functions that were created and may run. Bits in one array: reads, writes, functions.
/// </summary>
internal sealed class FlowState(UseTable uses, int functions)
{
    private readonly int _words = Words(uses.Count);
    private readonly ulong[] _bits = new ulong[(2 * Words(uses.Count)) + Words(functions)];

    /// <summary>
    /// For reads and writes, all uses of the variables that have the past of the entry; null where not known yet.
    /// </summary>
    private ulong[]? _passing;

    private FlowState(FlowState other, UseTable uses, int functions)
        : this(uses, functions) => other._bits.CopyTo(_bits, 0);

    /// <summary>Number of 64-bit words.</summary>
    public int Length => _bits.Length;

    /// <summary>The same bits in a state of its own.</summary>
    public FlowState Copy() => new(this, uses, functions);

    /// <summary>Every variable but those of <paramref name="own"/> has the past of the function's entry.</summary>
    public FlowState Enter(IReadOnlyList<int> own)
    {
        for (var v = 0; v < uses.Variables; v++)
        {
            Set(0, uses.Incoming(v));
            Set(_words, uses.Incoming(v));
        }

        return Forget(own);
    }

    /// <summary>Variables without a past.</summary>
    public FlowState Forget(IReadOnlyList<int> variables)
    {
        foreach (var variable in variables)
        {
            Clear(0, variable);
            Clear(_words, variable);
        }

        return this;
    }

    /// <summary>A use happens.</summary>
    public void Apply(FlowStep step)
    {
        var use = uses.Find(step.Variable, step.Position);
        if (step.Use.HasFlag(FlowUse.Declared))
        {
            Clear(0, step.Variable);
        }

        if (step.Use.HasFlag(FlowUse.Read))
        {
            Apply(0, step, use);
        }

        if (step.Use.HasFlag(FlowUse.Write))
        {
            Apply(_words, step, use);
        }
    }

    /// <summary>Adds the bits of another state; true where there are more now.</summary>
    public bool Join(FlowState other)
    {
        var grown = 0UL;
        for (var w = 0; w < _bits.Length; w++)
        {
            grown |= other._bits[w] & ~_bits[w];
            _bits[w] |= other._bits[w];
        }

        _passing = grown != 0 ? null : _passing;
        return grown != 0;
    }

    /// <summary>Adds the functions that another state has created; true where there are more now.</summary>
    public bool JoinCreated(FlowState other)
    {
        var grown = 0UL;
        for (var w = 2 * _words; w < _bits.Length; w++)
        {
            grown |= other._bits[w] & ~_bits[w];
            _bits[w] |= other._bits[w];
        }

        return grown != 0;
    }

    /// <summary>The state after a function that ends in <paramref name="summary"/> ran from this one.</summary>
    public FlowState Run(FlowState summary, IReadOnlyList<int> own)
    {
        var after = summary.Resolved(this);
        foreach (var v in own)
        {
            // in a recursive call, those of the caller are others
            after.Take(0, v, this);
            after.Take(_words, v, this);
        }

        for (var w = 2 * _words; w < _bits.Length; w++)
        {
            after._bits[w] |= _bits[w];
        }

        return after;
    }

    /// <summary>
    /// Replaces the mark of the entry by what held there, a word at a time: a call through hundreds of finally blocks
    /// is one of these for each.
    /// </summary>
    public FlowState Resolved(FlowState entry)
    {
        var resolved = Copy();
        var passing = Passing();
        for (var w = 0; w < passing.Length; w++)
        {
            var incoming = uses.AllIncoming[w < _words ? w : w - _words];
            resolved._bits[w] = (_bits[w] & ~incoming) | (entry._bits[w] & passing[w]);
        }

        return resolved;
    }

    /// <summary>Marks a function as created.</summary>
    public void Create(int function) => Set(2 * _words, function);

    /// <summary>True where a function may run.</summary>
    public bool MayRun(int function) => Has(2 * _words, function);

    /// <summary>True where a function was created and may run.</summary>
    public bool MayRunAny() => _bits.AsSpan(2 * _words).ContainsAnyExcept(0UL);

    /// <summary>True where a use may be the last read.</summary>
    public bool IsLastRead(int use) => Has(0, use);

    /// <summary>True where a use may be the last write.</summary>
    public bool IsLastWrite(int use) => Has(_words, use);

    private static int Words(int bits) => (bits + 63) / 64;

    private void Apply(int offset, FlowStep step, int use)
    {
        if (!step.Use.HasFlag(FlowUse.Maybe))
        {
            Clear(offset, step.Variable);
        }

        Set(offset, use);
    }

    private ulong[] Passing()
    {
        if (_passing is { } known)
        {
            return known;
        }

        var passing = new ulong[2 * _words];
        for (var v = 0; v < uses.Variables; v++)
        {
            for (var offset = 0; offset < passing.Length; offset += _words)
            {
                if (!Has(offset, uses.Incoming(v)))
                {
                    continue;
                }

                for (var use = uses.First(v); use <= uses.Incoming(v); use++)
                {
                    passing[offset + (use / 64)] |= 1UL << (use % 64);
                }
            }
        }

        _passing = passing;
        return passing;
    }

    private void Take(int offset, int variable, FlowState from)
    {
        _passing = null;
        for (var use = uses.First(variable); use <= uses.Incoming(variable); use++)
        {
            var bit = 1UL << (use % 64);
            ref var word = ref _bits[offset + (use / 64)];
            word = (word & ~bit) | (from._bits[offset + (use / 64)] & bit);
        }
    }

    private void Clear(int offset, int variable)
    {
        _passing = null;
        for (var use = uses.First(variable); use <= uses.Incoming(variable); use++)
        {
            _bits[offset + (use / 64)] &= ~(1UL << (use % 64));
        }
    }

    private void Set(int offset, int bit)
    {
        _passing = null;
        _bits[offset + (bit / 64)] |= 1UL << (bit % 64);
    }

    private bool Has(int offset, int bit) => (_bits[offset + (bit / 64)] >> (bit % 64) & 1) != 0;
}
