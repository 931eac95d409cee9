using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract.DataFlow;

namespace CodeIntel.Roslyn.Tests.Extract.DataFlow;

public sealed class FlowSolverTests
{
    [Fact]
    public void Finds_what_walking_all_ways_finds_in_random_programs()
    {
        for (var seed = 0UL; seed < 400; seed++)
        {
            var program = Random(new SeededRandom(seed));

            var expected = Walk(program).OrderBy(e => (e.Kind, e.From.Start, e.To.Start)).ToList();

            var found = FlowSolver.Solve(program)!.Distinct().OrderBy(e => (e.Kind, e.From.Start, e.To.Start));
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void Brings_the_state_at_a_call_into_a_function_and_its_writes_back()
    {
        FlowStep[] body = [FlowStep.Of(0, 2, FlowUse.Read), FlowStep.Of(0, 3, FlowUse.Write)];
        FlowStep[] caller = [FlowStep.Of(0, 1, FlowUse.Write), FlowStep.Call(1), FlowStep.Of(0, 4, FlowUse.Read)];
        var program = new FlowProgram(
            [new(0, caller, [To(1)], false), new(0, [], [], true), new(1, body, [To(3)], false), new(1, [], [], true)],
            [new(0, []), new(2, [])],
            1);

        var edges = FlowSolver.Solve(program)!;

        Assert.Contains(new(EdgeKind.LastWrite, 2, 1), edges);
        Assert.Contains(new(EdgeKind.LastWrite, 4, 3), edges);
        Assert.DoesNotContain(new(EdgeKind.LastWrite, 4, 1), edges);
        Assert.Contains(new(EdgeKind.LastRead, 4, 2), edges);
    }

    [Fact]
    public void Refuses_a_program_whose_state_would_not_fit()
    {
        var blocks = Enumerable.Range(0, 60_000)
            .Select(b => new FlowBlock(0, [FlowStep.Of(0, b, FlowUse.Read)], [To(Math.Min(b + 1, 59_999))], false))
            .ToList();

        Assert.Null(FlowSolver.Solve(new(blocks, [new(0, [])], 1)));
    }

    private static FlowJump To(int block) => FlowJump.Plain(block);

    private static FlowProgram Random(SeededRandom random)
    {
        var blocks = 2 + random.Next(5);
        var position = 0;
        var list = new List<FlowBlock>();
        for (var b = 0; b < blocks; b++)
        {
            var steps = Enumerable.Range(0, random.Next(3))
                .Select(_ => FlowStep.Of(random.Next(2), position++, (FlowUse)(1 + random.Next(3)))).ToList();
            var jumps = Enumerable.Range(0, b == blocks - 1 ? 0 : 1 + random.Next(2))
                .Select(_ => To(1 + random.Next(blocks - 1)) with
                {
                    Fresh = random.Next(4) == 0 ? [random.Next(2)] : [],
                    Exceptional = random.Next(4) == 0,
                })
                .ToList();
            list.Add(new(0, steps, jumps, b == blocks - 1));
        }

        return new(list, [new(0, [])], 2);
    }

    /// <summary>
    /// All ways through the program, as configurations (block, step, last read and last write of both variables): there
    /// are finitely many, and each is visited once.
    /// </summary>
    private static HashSet<FlowEdge> Walk(FlowProgram program)
    {
        var edges = new HashSet<FlowEdge>();
        var seen = new HashSet<Configuration>();
        var open = new Stack<Configuration>([new(0, 0, -1, -1, -1, -1)]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            var block = program.Blocks[at.Block];
            foreach (var jump in block.Jumps.Where(j => j.Exceptional || at.Step == block.Steps.Count))
            {
                open.Push(jump.Fresh.Aggregate(at with { Block = jump.To, Step = 0 }, (c, v) => c.Forget(v)));
            }

            if (at.Step < block.Steps.Count)
            {
                var step = block.Steps[at.Step];
                edges.UnionWith(at.Edges(step));
                open.Push(at.After(step) with { Step = at.Step + 1 });
            }
        }

        return edges;
    }

    private readonly record struct Configuration(int Block, int Step, int Read0, int Write0, int Read1, int Write1)
    {
        public Configuration Forget(int variable) =>
            variable == 0 ? this with { Read0 = -1, Write0 = -1 } : this with { Read1 = -1, Write1 = -1 };

        public Configuration After(FlowStep step)
        {
            var (read, write) = step.Variable == 0 ? (Read0, Write0) : (Read1, Write1);
            read = step.Use.HasFlag(FlowUse.Read) ? step.Position : read;
            write = step.Use.HasFlag(FlowUse.Write) ? step.Position : write;
            return step.Variable == 0
                ? this with { Read0 = read, Write0 = write }
                : this with { Read1 = read, Write1 = write };
        }

        public IEnumerable<FlowEdge> Edges(FlowStep step)
        {
            var (read, write) = step.Variable == 0 ? (Read0, Write0) : (Read1, Write1);
            FlowEdge[] edges =
                [new(EdgeKind.LastRead, step.Position, read), new(EdgeKind.LastWrite, step.Position, write)];
            return edges.Where(e => e.To.Start >= 0);
        }
    }
}
