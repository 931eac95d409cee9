using System.Diagnostics;
using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Roslyn.Transform.Equivalent;
using Microsoft.CodeAnalysis;

namespace CodeIntel.Benchmarks.Transform;

/// <summary>
/// To how many units of real sources each change applies that keeps the meaning, and whether a changed file, compiled
/// alone, has more errors in the unit than the file had.
/// </summary>
public static class EquivalentBenchmark
{
    private static readonly EquivalentEdit[] _edits = Enum.GetValues<EquivalentEdit>();

    /// <summary>
    /// Prints a Markdown table for the C# files below a folder, of every so many files in path order; changes that
    /// bring errors are told, with the first error.
    /// </summary>
    public static void Run(string folder, int every, TextWriter output)
    {
        var tally = _edits.ToDictionary(edit => edit, _ => new Tally());
        var units = 0;
        var paths = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Where((_, i) => i % every == 0);
        foreach (var path in paths)
        {
            units += BigStack.Run(() => Measure(path, tally, output));
        }

        output.WriteLine($"\n{units} units\n");
        output.WriteLine("| change | units | share | places per unit | errors added | ms per unit |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var (edit, counted) in tally)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{KebabCase.Of(edit)}` | {counted.Units} | {100.0 * counted.Units / units:0.0}% "
                    + $"| {(double)counted.Places / Math.Max(1, counted.Units):0.0} | {counted.Worse} "
                    + $"| {counted.Clock.Elapsed.TotalMilliseconds / units:0.00} |"));
        }
    }

    private static int Measure(string path, Dictionary<EquivalentEdit, Tally> tally, TextWriter output)
    {
        var text = File.ReadAllText(path);
        var parser = new SourceParser(new());
        if (parser.ParseText(text, "") is not var (_, _, errors) || errors.Length > 0
            || CleanFile.Parse(text, parser) is not { } file)
        {
            return 0;
        }

        var units = file.Tree.GetRoot().DescendantNodes().Select(UnitDeclaration.Of).OfType<UnitDeclaration>()
            .Where(unit => unit.Body is not null).ToList();
        foreach (var unit in units)
        {
            var model = file.Compilation.GetSemanticModel(file.Tree);
            foreach (var edit in _edits)
            {
                var counted = tally[edit];
                counted.Clock.Start();
                var plans = EquivalentPlans.Of(edit, new(unit, model, text, SeededRandom.For(path, 1))).ToList();
                counted.Clock.Stop();
                counted.Units += plans.Count > 0 ? 1 : 0;
                counted.Places += plans.Count;
                if (plans.Count > 0 && Worse(plans[0], unit, model, file) is { } error)
                {
                    counted.Worse++;
                    output.WriteLine($"{edit} {path} {unit.Name}: {error}\n{plans[0].Before}\n->\n{plans[0].After}\n");
                }
            }
        }

        return units.Count;
    }

    /// <summary>An error that a change brings into the member around a unit, or null.</summary>
    private static Diagnostic? Worse(EditPlan plan, UnitDeclaration unit, SemanticModel model, CleanFile file)
    {
        var span = unit.Node.AncestorsAndSelf().Last(UnitDeclaration.Declares).Span;
        var before = Errors(model.GetDiagnostics(span));
        var (tree, compilation) = file.With(plan.Edits);
        var grown = plan.Edits.Sum(edit => edit.Shift);
        var after = Errors(compilation.GetSemanticModel(tree).GetDiagnostics(new(span.Start, span.Length + grown)));
        return after.Count <= before.Count
            ? null
            : after.FirstOrDefault(error => !before.Exists(known => known.Id == error.Id)) ?? after[0];
    }

    private static List<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private sealed class Tally
    {
        public int Units { get; set; }

        public int Places { get; set; }

        public int Worse { get; set; }

        public Stopwatch Clock { get; } = new();
    }
}
