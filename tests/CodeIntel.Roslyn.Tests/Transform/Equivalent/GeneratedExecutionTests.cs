using CodeIntel.Examples;
using CodeIntel.Roslyn.Tests.Extract.DataFlow;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>Random programs give, after every change, what they gave before.</summary>
public sealed class GeneratedExecutionTests
{
    private const int MostVariants = 4;

    public static TheoryData<EquivalentEdit, ulong> Choices { get; } = Each();

    [Theory]
    [MemberData(nameof(Choices))]
    public void Changed_random_programs_give_what_they_gave(EquivalentEdit edit, ulong seed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        string[] sources =
        [
            new RandomDecisions(new SeededRandom(seed)).Class(methods: 25),
            Static(new RandomMethods(new SeededRandom(seed), gotos: seed % 2 == 0).Class(methods: 15)),
        ];
        var applied = 0;
        foreach (var source in sources)
        {
            using var original = CompiledProgram.Of(source, cancellation);
            var expected = original.Run();
            foreach (var (text, count) in EquivalentPrograms.Variants(source, edit, seed).Take(MostVariants))
            {
                using var changed = CompiledProgram.Of(text, cancellation);

                Outcomes.Equal(expected, changed.Run(), text);
                applied += count;
            }
        }

        Assert.True(applied >= 10, $"only {applied} changes");
    }

    private static TheoryData<EquivalentEdit, ulong> Each()
    {
        var choices = new TheoryData<EquivalentEdit, ulong>();
        foreach (var edit in Enum.GetValues<EquivalentEdit>())
        {
            choices.Add(edit, 1);
            choices.Add(edit, 2);
        }

        return choices;
    }

    /// <summary>Tests call static methods; labels and helpers stay.</summary>
    private static string Static(string source) => source
        .Replace("class C", "public static class C", StringComparison.Ordinal)
        .Replace("\nint M", "\npublic static int M", StringComparison.Ordinal)
        .Replace("\nvoid ", "\nstatic void ", StringComparison.Ordinal)
        .Replace("\nbool T", "\nstatic bool T", StringComparison.Ordinal);
}
