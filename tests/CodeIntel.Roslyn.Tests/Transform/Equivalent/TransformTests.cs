using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

public sealed class TransformTests
{
    private const string Source = """
        class C
        {
            int CountItems(int[] items)
            {
                bool any = false;
                int count = 0;
                for (int i = 0; i < items.Length; i++)
                {
                    switch (items[i])
                    {
                        case 1: count++; break;
                        default: any = true; break;
                    }
                }

                return any ? count : CountItems(items);
            }

            int Short() => 1;
        }
        """;

    private static readonly UnitEditor _editor = new(new ExtractOptions());

    public static TheoryData<EquivalentEdit> Edits => [.. Enum.GetValues<EquivalentEdit>()];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Extracts_the_changed_unit_as_the_same_example(EquivalentEdit edit)
    {
        var clean = Extraction.Unit(Source, "CountItems").Unit;

        var changed = Transform(edit, "CountItems", 1);

        Assert.Null(changed.Refused);
        var unit = Assert.Single(changed.Edited!.Units);
        Assert.Equal((clean.Id, "CountItems", 0), (unit.Id, unit.Name, unit.ParseErrors));
        Assert.Equal(changed.Edited.Tokens.Length, unit.TokenCount);
        Assert.Equal(unit.TokenCount, unit.Features.Graph.TokenCount);
        Assert.NotEmpty(unit.Features.Contexts);
        Assert.Contains(Subtokens.MethodNameMask, changed.Edited.Terminals);
        Assert.DoesNotContain("count|items", changed.Edited.Terminals);
        Assert.NotEqual(Source.Substring(clean.Span.Start, clean.Span.Length), changed.Edited.Text);
        Assert.NotEqual(changed.Before, changed.After);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Gives_the_same_change_for_the_same_seed(EquivalentEdit edit) => Assert.Equal(
        Extraction.Json(Transform(edit, "CountItems", 5)), Extraction.Json(Transform(edit, "CountItems", 5)));

    [Theory]
    [InlineData(EquivalentEdit.VariableRename)]
    [InlineData(EquivalentEdit.UnusedStatement)]
    [InlineData(EquivalentEdit.LogStatement)]
    [InlineData(EquivalentEdit.TryCatch)]
    public void Chooses_other_places_for_other_seeds(EquivalentEdit edit) => Assert.True(
        Enumerable.Range(0, 30).Select(seed => Transform(edit, "CountItems", (ulong)seed).Edited!.Text).Distinct()
            .Count() > 3);

    [Theory]
    [MemberData(nameof(Edits))]
    public void Refuses_a_unit_with_no_place_for_it(EquivalentEdit edit)
    {
        var refused = Transform(edit, "Short", 1);

        Assert.Equal("no-site", refused.Refused);
        Assert.Null(refused.Edited);
    }

    [Fact]
    public void No_new_name_says_anything_of_the_label() => Assert.All(
        Enumerable.Range(0, 50).Select(seed => Transform(EquivalentEdit.VariableRename, "CountItems", (ulong)seed)),
        renamed => Assert.DoesNotContain("item", renamed.After.ToLowerInvariant(), StringComparison.Ordinal));

    private static EditedUnit Transform(EquivalentEdit edit, string name, ulong seed)
    {
        var (_, unit) = Extraction.Unit(Source, name);
        return _editor.Transform(
            edit,
            new() { Id = unit.Id, Kind = unit.Kind, Name = unit.Name, FileText = Source, Span = unit.Span },
            seed);
    }
}
