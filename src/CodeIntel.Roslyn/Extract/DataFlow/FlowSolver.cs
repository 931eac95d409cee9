using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract.DataFlow;

/// <summary>
/// Reaching uses as a forward data-flow problem (Allamanis 2018, section 4): for each variable, the tokens that may
/// have read it last and those that may have written it last, joined by union over all ways, to a fixpoint.
/// </summary>
/// <remarks>
/// Functions are solved by summaries (Sharir and Pnueli 1981, the functional approach): inside, a mark stands for what
/// held at the entry; a call replaces it by what holds there. So nothing flows from one call, or one way through a
/// finally block, to the end of another. A function that was created as a delegate may run wherever other code does.
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
    private readonly UseTable _uses;
    private readonly int _functions;
    private readonly FlowState?[] _states;
    private readonly FlowState?[] _ends;
    private readonly FlowState?[] _thrown;
    private readonly FlowState[] _entries;
    private readonly bool[] _dirty;
    private readonly bool[] _runs;
    private bool _summariesGrew;
    private Action<int, FlowState>? _entered;
    private long _work;

    private FlowSolver(FlowProgram program, UseTable uses)
    {
        _program = program;
        _uses = uses;
        _functions = program.Functions.Count > 1 ? program.Functions.Count : 0;
        _states = new FlowState?[program.Blocks.Count];
        _dirty = new bool[program.Blocks.Count];
        _ends = new FlowState?[program.Functions.Count];
        _thrown = new FlowState?[program.Functions.Count];
        _entries = [.. program.Functions.Select(_ => new FlowState(uses, _functions))];
        _runs = [.. program.Blocks.Select(b => _functions > 0 && RunsFunctions(b))];
    }

    /// <summary>
    /// The LastRead and LastWrite edges, unordered and possibly repeated; null where the program is too large.
    /// </summary>
    public static List<FlowEdge>? Solve(FlowProgram program)
    {
        var uses = new UseTable(program);

        // a state per block, and three per function: at its entry, at its end, where it throws
        var states = program.Blocks.Count + (3L * program.Functions.Count);
        if ((uses.Count + (program.Functions.Count / 2L)) / 32 * states > MaxStateWords)
        {
            return null;
        }

        var solver = new FlowSolver(program, uses);
        return solver.Iterate() && solver.ResolveEntries() ? solver.Edges() : null;
    }

    private static bool RunsFunctions(FlowBlock block) =>
        block.Steps.Any(s => s.Kind != FlowStepKind.Use) || block.Jumps.Any(j => j.Through.Count > 0);

    private bool Iterate()
    {
        for (var f = 0; f < _program.Functions.Count; f++)
        {
            // a function that is never called still has a body
            var entry = _program.Functions[f].Entry;
            _states[entry] = f == 0 ? _entries[0].Copy() : _entries[f].Copy().Enter(_program.Functions[f].Variables);
            _dirty[entry] = true;
        }

        while (_dirty.AsSpan().Contains(true))
        {
            for (var b = 0; b < _dirty.Length; b++)
            {
                if (_dirty[b])
                {
                    _dirty[b] = false;
                    Process(b);
                    if (_work > MaxWork)
                    {
                        return false;
                    }
                }
            }

            MarkRunners();
        }

        return true;
    }

    /// <summary>Blocks that run functions are seen again when the end of one has changed.</summary>
    private void MarkRunners()
    {
        for (var b = 0; _summariesGrew && b < _runs.Length; b++)
        {
            _dirty[b] |= _runs[b] && _states[b] is not null;
        }

        _summariesGrew = false;
    }

    private void Process(int ordinal)
    {
        var block = _program.Blocks[ordinal];
        var before = _states[ordinal]!;
        _work += (block.Steps.Count + block.Jumps.Sum(jump => 1L + jump.Through.Count) + 1) * before.Length;
        var anywhere = block.Function > 0 || block.Jumps.Any(j => j.Exceptional) ? before.Copy() : null;
        var state = Walk(block, before.Copy(), anywhere, null);
        if (anywhere is not null && block.Function > 0)
        {
            Grow(_thrown, block.Function, anywhere);
        }

        if (state is not null && block.Ends)
        {
            Grow(_ends, block.Function, state);
        }

        foreach (var jump in block.Jumps)
        {
            if ((jump.Exceptional ? anywhere : state) is { } leaving)
            {
                Follow(block, jump, leaving);
            }
        }
    }

    /// <summary>
    /// The state at the end of a block, or null where a call in it never comes back; <paramref name="anywhere"/>
    /// gathers what may hold at any point inside, <paramref name="visit"/> sees each use first.
    /// </summary>
    private FlowState? Walk(FlowBlock block, FlowState state, FlowState? anywhere, Action<FlowStep, FlowState>? visit)
    {
        foreach (var step in block.Steps)
        {
            switch (step.Kind)
            {
                case FlowStepKind.Use:
                    visit?.Invoke(step, state);
                    state.Apply(step);
                    break;
                case FlowStepKind.Call:
                    Enter(step.Function, state);
                    anywhere?.Join(After(_thrown, step.Function, state) ?? state);
                    if (After(_ends, step.Function, state) is not { } after)
                    {
                        return null;
                    }

                    state = after;
                    break;
                case FlowStepKind.Create:
                    state.Create(step.Function);
                    break;
                default:
                    RunCreated(state);
                    break;
            }

            anywhere?.Join(state);
        }

        return state;
    }

    /// <summary>Any of the functions that were created may run, any number of times and in any order.</summary>
    private void RunCreated(FlowState state)
    {
        if (_functions == 0 || !state.MayRunAny())
        {
            return;
        }

        for (var grown = true; grown;)
        {
            grown = false;
            for (var f = 1; f < _functions; f++)
            {
                if (state.MayRun(f))
                {
                    Enter(f, state);
                    grown |= After(_thrown, f, state) is { } after && state.Join(after);
                    _work += state.Length;
                }
            }
        }
    }

    private FlowState? After(FlowState?[] summaries, int function, FlowState state) =>
        summaries[function] is { } summary ? state.Run(summary, _program.Functions[function].Variables) : null;

    /// <summary>What is created before a call may run inside it.</summary>
    private void Enter(int function, FlowState state)
    {
        _entered?.Invoke(function, state);
        var entry = _program.Functions[function].Entry;
        _dirty[entry] |= _states[entry]!.JoinCreated(state);
    }

    private void Follow(FlowBlock block, FlowJump jump, FlowState leaving)
    {
        var state = leaving;
        foreach (var function in jump.Through)
        {
            Enter(function, state);
            if (After(jump.Exceptional ? _thrown : _ends, function, state) is not { } after)
            {
                return;
            }

            state = after;
        }

        if (jump.To < 0)
        {
            Grow(_thrown, block.Function, state);
            return;
        }

        var arriving = jump.Fresh.Count > 0 ? state.Copy().Forget(jump.Fresh) : state;
        if (_states[jump.To] is not { } known)
        {
            _states[jump.To] = arriving.Copy();
            _dirty[jump.To] = true;
        }
        else if (known.Join(arriving))
        {
            _dirty[jump.To] = true;
        }
    }

    private void Grow(FlowState?[] summaries, int function, FlowState state)
    {
        if (summaries[function] is not { } known)
        {
            summaries[function] = state.Copy();
            _summariesGrew = true;
        }
        else
        {
            _summariesGrew |= known.Join(state);
        }
    }

    /// <summary>What held where each function is entered, over all places that run it.</summary>
    private bool ResolveEntries()
    {
        if (_functions == 0)
        {
            return true;
        }

        var entered = new Dictionary<(int By, int Function), FlowState>();
        var by = 0;
        _entered = (function, state) =>
        {
            if (!entered.TryAdd((by, function), state.Copy()))
            {
                entered[(by, function)].Join(state);
            }
        };
        for (var b = 0; b < _states.Length; b++)
        {
            by = _program.Blocks[b].Function;
            if (_states[b] is not null)
            {
                Process(b);
            }
        }

        _entered = null;
        for (var grown = true; grown && _work <= MaxWork;)
        {
            grown = false;
            foreach (var ((caller, function), state) in entered)
            {
                grown |= _entries[function].Join(state.Resolved(_entries[caller]));
                _work += state.Length;
            }
        }

        return _work <= MaxWork;
    }

    private List<FlowEdge>? Edges()
    {
        var edges = new List<FlowEdge>();
        for (var b = 0; b < _states.Length; b++)
        {
            if (_states[b] is { } before)
            {
                var entry = _entries[_program.Blocks[b].Function];
                Walk(_program.Blocks[b], before.Copy(), null, (step, state) => AddEdges(step, state, entry, edges));
            }

            if (edges.Count > MaxEdges)
            {
                return null;
            }
        }

        return edges;
    }

    private void AddEdges(FlowStep step, FlowState state, FlowState entry, List<FlowEdge> edges)
    {
        if ((step.Use & (FlowUse.Again | FlowUse.Declared)) != 0)
        {
            return;
        }

        var incoming = _uses.Incoming(step.Variable);
        var (reads, writes) = (state.IsLastRead(incoming), state.IsLastWrite(incoming));
        for (var use = _uses.First(step.Variable); use < incoming; use++)
        {
            if (state.IsLastRead(use) || (reads && entry.IsLastRead(use)))
            {
                edges.Add(new(EdgeKind.LastRead, step.Position, _uses.Position(use)));
            }

            if (state.IsLastWrite(use) || (writes && entry.IsLastWrite(use)))
            {
                edges.Add(new(EdgeKind.LastWrite, step.Position, _uses.Position(use)));
            }
        }
    }
}
