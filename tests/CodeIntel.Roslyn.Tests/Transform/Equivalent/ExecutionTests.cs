using System.Runtime.CompilerServices;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>
/// Every plan of every change is applied to every method of the programs in Cases/Programs; the changed programs must
/// compile, and give for every call what the unchanged ones give.
/// </summary>
public sealed class ExecutionTests
{
    private static readonly string[] _programs =
        [.. Directory.GetFiles(Folder(), "*.cs.txt").Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(EquivalentEdit.VariableRename, 50)]
    [InlineData(EquivalentEdit.StatementSwap, 10)]
    [InlineData(EquivalentEdit.LoopExchange, 15)]
    [InlineData(EquivalentEdit.BooleanExchange, 10)]
    [InlineData(EquivalentEdit.SwitchToIf, 20)]
    [InlineData(EquivalentEdit.UnusedStatement, 70)]
    [InlineData(EquivalentEdit.LogStatement, 70)]
    [InlineData(EquivalentEdit.TryCatch, 70)]
    public void Changed_programs_compile_and_give_what_they_gave(EquivalentEdit edit, int fewestMethods)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var methods = 0;
        foreach (var path in _programs)
        {
            var source = File.ReadAllText(path);
            using var original = CompiledProgram.Of(source, cancellation);
            var expected = original.Run();
            methods += EquivalentPrograms.Plans(source, edit).Count(unit => unit.Plans.Count > 0);
            foreach (var (text, _) in EquivalentPrograms.Variants(source, edit))
            {
                using var changed = CompiledProgram.Of(text, cancellation);

                Assert.NotEqual(source, text);
                Outcomes.Equal(expected, changed.Run(), text);
                Assert.Equal(edit == EquivalentEdit.LogStatement, changed.Lines > 0);
            }
        }

        Assert.True(methods >= fewestMethods, $"only {methods} methods");
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases", "Programs");
}
