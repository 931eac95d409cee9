using System.Runtime.CompilerServices;
using CodeIntel.Examples;
using CodeIntel.Noise.Equivalents;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>Equivalents of misuse examples of this repository's own code.</summary>
public sealed class TaskEquivalentsTests
{
    private static readonly UnitEditor _editor = new(new ExtractOptions());
    private static readonly MisuseMaker _maker = new(new ExtractOptions());

    [Fact]
    public async Task An_equivalent_has_the_same_bug_at_the_token_that_it_was()
    {
        var workspace = new Workspace(Examples());

        var report = await Stage(workspace, 2).RunAsync(TestContext.Current.CancellationToken);

        Assert.All(report.Ledger, line => Assert.True(line.Balances, line.Unit));
        var made = workspace.Written.Where(edit => edit.Refused is null).ToList();
        Assert.True(made.Count > 200, $"{made.Count} equivalents only");
        Assert.InRange(workspace.Written.Count(edit => edit.Refused is "token-lost" or "crashed"), 0, made.Count / 20);
        Assert.Equal(
            made.Count(edit => edit.Edit == EquivalentEdit.LogStatement),
            made.Count(edit => edit.Edit == EquivalentEdit.UnusedStatement));
        foreach (var edit in made)
        {
            CheckOrigins(edit);
            CheckBug(edit);
        }
    }

    [Fact]
    public async Task The_same_with_any_number_of_jobs()
    {
        var (once, parallel) = (new Workspace(Examples().Take(20)), new Workspace(Examples().Take(20)));

        await Stage(once, 1).RunAsync(TestContext.Current.CancellationToken);
        await Stage(parallel, 4).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Extraction.Json(once.Written), Extraction.Json(parallel.Written));
    }

    /// <summary>Each candidate of the example is among the origins, and no other token is.</summary>
    private static void CheckOrigins(TaskEquivalent edit)
    {
        var (before, after) = (edit.Example.Input, edit.Made!.Input);
        Assert.Equal(after.Candidates.Count, edit.Made.Origins.Count);
        Assert.Equal(before.Candidates, edit.Made.Origins.Where(origin => origin >= 0).Distinct().Order());
        if (edit.Edit != EquivalentEdit.VariableRename)
        {
            Assert.All(after.Candidates.Zip(edit.Made.Origins).Where(pair => pair.Second >= 0), pair =>
                Assert.Equal(before.Tokens[pair.Second], after.Tokens[pair.First]));
        }
    }

    private static void CheckBug(TaskEquivalent edit)
    {
        var (before, after) = (MisuseLabel.Parse(edit.Example.Label), MisuseLabel.Parse(edit.Made!.Label));
        Assert.Equal(before.IsBug, after.IsBug);
        if (!before.IsBug)
        {
            return;
        }

        int Origin(int position) => edit.Made.Origins[edit.Made.Input.Candidates.ToList().IndexOf(position - 1)] + 1;
        string[] Names(TaskInput input, MisuseLabel label) =>
            [.. label.Targets.Prepend(label.Location).Select(position => input.Tokens[position - 1])];
        Assert.Equal(before.Location, Origin(after.Location));
        Assert.Equal(before.Targets, after.Targets.Select(Origin).Distinct().Order());
        // the right variable is one, and another one than that at the bug's place
        var names = Names(edit.Made.Input, after);
        Assert.Single(names.Skip(1).Distinct());
        Assert.NotEqual(names[0], names[1]);
        if (edit.Edit != EquivalentEdit.VariableRename)
        {
            Assert.Equal(Names(edit.Example.Input, before).Distinct(), names.Distinct());
        }
    }

    private static NoiseWithTaskEquivalents Stage(Workspace workspace, int jobs) => new(
        new NoNoise(), new() { Equivalents = 1_000 }, [new(TaskKind.VariableMisuse, [UnitKind.Method], [300])],
        workspace, _editor, _maker, workspace, new SilentProgress(), jobs);

    private static IEnumerable<(EditableUnit Unit, MisusePair Pair)> Examples([CallerFilePath] string here = "")
    {
        var folder = Path.Combine(
            Path.GetDirectoryName(here)!, "..", "..", "..", "..", "src", "CodeIntel.Roslyn", "Transform");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(path);
            foreach (var unit in Extraction.File(source).Units)
            {
                EditableUnit code = new()
                {
                    Id = ExampleId.Create("u", "c", path, unit.Span, unit.Name),
                    Kind = unit.Kind,
                    Name = unit.Name,
                    FileText = source,
                    Span = unit.Span,
                };
                var pair = _maker.Make(code, 300);
                if (pair.Refused is null)
                {
                    yield return (code, pair);
                }
            }
        }
    }

    private sealed class NoNoise : IStage
    {
        public string Name => "noise";

        public string Fingerprint => "none";

        public Task<StageReport> RunAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new StageReport { Stage = Name, Ledger = [] });
    }

    private sealed class Workspace(IEnumerable<(EditableUnit Unit, MisusePair Pair)> examples)
        : ITaskEquivalentSource, ITaskEquivalentWriter
    {
        private readonly List<(EditableUnit Unit, MisusePair Pair)> _examples = [.. examples];

        public List<TaskEquivalent> Written { get; } = [];

        public IEnumerable<EvaluatedExample> ReadEvaluated(TaskKind task) =>
            _examples.Select((example, i) => new EvaluatedExample(i, example.Unit.Id, Split.Test));

        public IEnumerable<TaskExample> ReadExamples(TaskKind task, IReadOnlyList<long> rows) => rows.SelectMany(row =>
        {
            var (unit, pair) = _examples[(int)row];
            TaskExample clean = new()
            {
                Row = row,
                Variant = 0,
                Id = unit.Id,
                Split = Split.Test,
                Kind = unit.Kind,
                Label = "0",
                Input = pair.Clean!,
            };
            return new[] { clean, clean with { Variant = 1, Label = pair.Label.ToString(), Input = pair.Buggy! } };
        });

        public IEnumerable<EditableUnit> ReadUnits(IReadOnlyList<long> rows) =>
            rows.Select(row => _examples[(int)row].Unit);

        public IReadOnlyList<(long Row, EquivalentEdit Edit, string? Refused)> ReadOutcomes(TaskKind task) => [];

        public void Write(TaskKind task, IReadOnlyList<TaskEquivalent> edits) => Written.AddRange(edits);
    }
}
