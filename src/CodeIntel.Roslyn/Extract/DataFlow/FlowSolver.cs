using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Reaching uses as a forward data-flow problem (Allamanis 2018, section 4): for each variable, the tokens that may
/// have read it last and those that may have written it last, joined by union over all ways, to a fixpoint.
/// </summary>
/// <remarks>
/// A state is two bit sets over the distinct (variable, token) uses; uses are numbered by variable, so that a use
/// replaces one range of bits. A nested function starts with what holds where it is created or called, and what holds
/// at its end may hold after that.
/// </remarks>
internal sealed class FlowSolver
{
    /// <summary>Most 64-bit words of state; beyond, the member gets no flow edges. 32 MiB.</summary>
    private const long MaxStateWords = 4 << 20;

    /// <summary>Most words touched by steps; a member of a thousand lines touches about a million.</summary>
    private const long MaxWork = 400_000_000;

    /// <summary>Most edges of a member.</summary>
    private const int MaxEdges = 200_000;

    private readonly FlowProgram _program;
    private readonly int[] _firstBlocks;
    private readonly int[] _firstUses;
    private readonly (int Variable, int Position)[] _uses;
    private readonly Dictionary<(int, int), int> _useNumbers = [];
    private readonly int _words;
    private ulong[]?[] _states = [];
    private bool[] _dirty = [];
    private long _work;

    private FlowSolver(FlowProgram program)
    {
        _program = program;
        _firstBlocks = new int[program.Functions.Count + 1];
        for (var f = 0; f < program.Functions.Count; f++)
        {
            _firstBlocks[f + 1] = _firstBlocks[f] + program.Functions[f].Blocks.Count;
        }

        _uses = [.. Steps(program).Where(s => s.Function < 0).Select(s => (s.Variable, s.Position)).Distinct().Order()];
        _firstUses = new int[program.Variables + 1];
        for (var u = 0; u < _uses.Length; u++)
        {
            _useNumbers.Add(_uses[u], u);
            _firstUses[_uses[u].Variable + 1] = u + 1;
        }

        for (var v = 1; v < _firstUses.Length; v++)
        {
            _firstUses[v] = Math.Max(_firstUses[v], _firstUses[v - 1]);
        }

        _words = (_uses.Length + 63) / 64;
    }

    /// <summary>
    /// The LastRead and LastWrite edges, unordered and possibly repeated; null where the program is too large.
    /// </summary>
    public static List<FlowEdge>? Solve(FlowProgram program)
    {
        var solver = new FlowSolver(program);
        var blocks = solver._firstBlocks[^1];
        return 2L * solver._words * blocks > MaxStateWords || !solver.Iterate(blocks) ? null : solver.Edges();
    }

    private static IEnumerable<FlowStep> Steps(FlowProgram program) =>
        program.Functions.SelectMany(f => f.Blocks).SelectMany(b => b.Steps);

    private bool Iterate(int blocks)
    {
        _states = new ulong[blocks][];
        _dirty = new bool[blocks];
        for (var f = 0; f < _program.Functions.Count; f++)
        {
            // a function that is never called still has a body
            _states[_firstBlocks[f]] = new ulong[2 * _words];
            _dirty[_firstBlocks[f]] = true;
        }

        while (_dirty.AsSpan().Contains(true))
        {
            for (var f = 0; f < _program.Functions.Count; f++)
            {
                for (var b = 0; b < _program.Functions[f].Blocks.Count; b++)
                {
                    if (_dirty[_firstBlocks[f] + b] && !Process(f, b))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool Process(int function, int ordinal)
    {
        var block = _program.Functions[function].Blocks[ordinal];
        _dirty[_firstBlocks[function] + ordinal] = false;
        var state = _states[_firstBlocks[function] + ordinal]!.AsSpan().ToArray();
        var anywhere = block.Jumps.Any(j => j.Exceptional) ? state.AsSpan().ToArray() : null;
        foreach (var step in block.Steps)
        {
            Apply(step, state, enter: true);
            Union(anywhere, state);
        }

        _work += (block.Steps.Count + block.Jumps.Count + 1L) * _words;
        foreach (var jump in block.Jumps)
        {
            Join(_firstBlocks[function] + jump.To, jump.Exceptional ? anywhere! : state, jump.Fresh);
        }

        if (ordinal == _program.Functions[function].Blocks.Count - 1 && function > 0)
        {
            MarkCallers(function);
        }

        return _work <= MaxWork;
    }

    private void Apply(FlowStep step, ulong[] state, bool enter)
    {
        if (step.Function < 0)
        {
            var use = _useNumbers[(step.Variable, step.Position)];
            Replace(step, use, state);
            return;
        }

        if (enter)
        {
            Join(_firstBlocks[step.Function], state, []);
        }

        var exit = _firstBlocks[step.Function + 1] - 1;
        if (_states[exit] is { } after)
        {
            var outside = after.AsSpan().ToArray();
            Forget(outside, _program.Functions[step.Function].Variables);
            Union(state, outside);
        }
    }

    private void Replace(FlowStep step, int use, ulong[] state)
    {
        if (step.Use.HasFlag(FlowUse.Read))
        {
            Clear(state.AsSpan(0, _words), step.Variable);
            state[use / 64] |= 1UL << (use % 64);
        }

        if (step.Use.HasFlag(FlowUse.Write))
        {
            Clear(state.AsSpan(_words), step.Variable);
            state[_words + (use / 64)] |= 1UL << (use % 64);
        }
    }

    private void Join(int block, ulong[] state, IReadOnlyList<int> fresh)
    {
        var arriving = state;
        if (fresh.Count > 0)
        {
            arriving = state.AsSpan().ToArray();
            Forget(arriving, fresh);
        }

        if (_states[block] is not { } known)
        {
            _states[block] = arriving.AsSpan().ToArray();
            _dirty[block] = true;
        }
        else if (Union(known, arriving))
        {
            _dirty[block] = true;
        }
    }

    private void MarkCallers(int function)
    {
        for (var f = 0; f < _program.Functions.Count; f++)
        {
            var blocks = _program.Functions[f].Blocks;
            for (var b = 0; b < blocks.Count; b++)
            {
                var block = _firstBlocks[f] + b;
                _dirty[block] |= _states[block] is not null && blocks[b].Steps.Any(s => s.Function == function);
            }
        }
    }

    private void Forget(ulong[] state, IReadOnlyList<int> variables)
    {
        foreach (var variable in variables)
        {
            Clear(state.AsSpan(0, _words), variable);
            Clear(state.AsSpan(_words), variable);
        }
    }

    private void Clear(Span<ulong> bits, int variable)
    {
        for (var u = _firstUses[variable]; u < _firstUses[variable + 1]; u++)
        {
            bits[u / 64] &= ~(1UL << (u % 64));
        }
    }

    private static bool Union(ulong[]? into, ulong[] from)
    {
        var grown = false;
        for (var w = 0; into is not null && w < into.Length; w++)
        {
            var union = into[w] | from[w];
            grown |= union != into[w];
            into[w] = union;
        }

        return grown;
    }

    private List<FlowEdge>? Edges()
    {
        var edges = new HashSet<FlowEdge>();
        for (var f = 0; f < _program.Functions.Count; f++)
        {
            for (var b = 0; b < _program.Functions[f].Blocks.Count; b++)
            {
                if (_states[_firstBlocks[f] + b] is not { } before)
                {
                    continue;
                }

                var state = before.AsSpan().ToArray();
                foreach (var step in _program.Functions[f].Blocks[b].Steps)
                {
                    AddEdges(step, state, edges);
                    Apply(step, state, enter: false);
                }

                if (edges.Count > MaxEdges)
                {
                    return null;
                }
            }
        }

        return [.. edges];
    }

    private void AddEdges(FlowStep step, ulong[] state, HashSet<FlowEdge> edges)
    {
        if (step.Function >= 0 || step.Use.HasFlag(FlowUse.Again))
        {
            return;
        }

        for (var u = _firstUses[step.Variable]; u < _firstUses[step.Variable + 1]; u++)
        {
            if ((state[u / 64] >> (u % 64) & 1) != 0)
            {
                edges.Add(new(EdgeKind.LastRead, step.Position, _uses[u].Position));
            }

            if ((state[_words + (u / 64)] >> (u % 64) & 1) != 0)
            {
                edges.Add(new(EdgeKind.LastWrite, step.Position, _uses[u].Position));
            }
        }
    }
}
