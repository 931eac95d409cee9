using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform;

public sealed class UnitEditorTests
{
    private const string Source = """
        class C
        {
            int Count(int items, string name)
            {
                int total = items;
                if (items > 0)
                    total += items;
                switch (total)
                {
                    case 1:
                        break;
                }
                return total + Count(items - 1, name);
            }

            int Other() { return 1; }
            C(int x) { x = x + 1; x = 2; }
            void Nothing() { ; }
        }
        """;

    private static readonly UnitEditor _editor = new(new ExtractOptions());

    [Fact]
    public void Deletes_one_leaf_statement_and_still_parses()
    {
        var deleted = new HashSet<string>();
        for (var seed = 0UL; seed < 40; seed++)
        {
            var edited = Edit(NoiseKind.StatementDeletion, "Count", seed);

            Assert.Null(edited.Refused);
            Assert.Equal("", edited.After);
            Assert.Equal(0, edited.Edited!.ParseErrors);
            var unit = Assert.Single(edited.Edited.Units);
            Assert.Equal(edited.Edited.Text.Length, unit.Span.Length);
            Assert.Equal(edited.Edited.Tokens.Length, unit.TokenCount);
            deleted.Add(edited.Before);
        }

        Assert.Equal(
            ["break;", "int total = items;", "return total + Count(items - 1, name);", "total += items;"],
            deleted.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Leaves_an_empty_block_where_the_statement_was_embedded()
    {
        var edited = Enumerable
            .Range(0, 40)
            .Select(s => Edit(NoiseKind.StatementDeletion, "Count", (ulong)s))
            .First(e => e.Before == "total += items;");

        Assert.Contains("if (items > 0)\n            { }\n", edited.Edited!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Removes_the_line_of_a_statement_that_stands_alone()
    {
        var edited = Enumerable
            .Range(0, 40)
            .Select(s => Edit(NoiseKind.StatementDeletion, "Count", (ulong)s))
            .First(e => e.Before == "int total = items;");

        Assert.Contains("{\n        if (items > 0)", edited.Edited!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaks_the_name_through_the_most_used_variable()
    {
        var edited = Edit(NoiseKind.MethodLeakage, "Count", 1);

        Assert.Equal(("items", "Count"), (edited.Before, edited.After));
        Assert.Contains("int Count(int Count, string name)", edited.Edited!.Text, StringComparison.Ordinal);
        Assert.Contains("return total + Count(Count - 1, name);", edited.Edited.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("items", edited.Edited.Text, StringComparison.Ordinal);
        Assert.Contains("count", edited.Edited.Terminals);
        Assert.Contains(Subtokens.MethodNameMask, edited.Edited.Terminals);
    }

    [Fact]
    public void Shows_only_the_renamed_variable()
    {
        var clean = Extraction.Unit(Source, "Count");
        var edited = Edit(NoiseKind.MethodLeakage, "Count", 1).Edited!;

        var before = clean
            .Unit.Features.Contexts.Select(c => Extraction.Show(clean.File, c))
            .Select(c => string.Join(' ', c.Split(' ').Select(p => p == "items" ? "count" : p)));
        Assert.Equal(before, edited.Units[0].Features.Contexts.Select(c => Extraction.Show(edited, c)));
        Assert.Equal(clean.Unit.Features.Graph.NodeKinds, edited.Units[0].Features.Graph.NodeKinds);
        Assert.Equal(clean.Unit.Id, edited.Units[0].Id);
    }

    [Fact]
    public void Keeps_the_data_flow_of_a_renamed_variable()
    {
        const string Loop = "class C { int M(int a) { while (a > 0) { a -= 1; } return a; } }";

        var edited = Edit(NoiseKind.MethodLeakage, "M", 1, Loop).Edited!;

        Assert.Equal(Extraction.Unit(Loop, "M").Unit.Features.Graph.Edges, edited.Units[0].Features.Graph.Edges);
    }

    [Theory]
    [InlineData(NoiseKind.StatementDeletion, "Other", "no-leaf-statement")]
    [InlineData(NoiseKind.MethodLeakage, "Other", "no-variable")]
    [InlineData(NoiseKind.StatementDeletion, "Nothing", "no-leaf-statement")]
    [InlineData(NoiseKind.MethodLeakage, ".ctor", "no-own-name")]
    public void Refuses_what_it_cannot_edit(NoiseKind kind, string name, string reason)
    {
        var edited = Edit(kind, name, 1);

        Assert.Equal(reason, edited.Refused);
        Assert.Null(edited.Edited);
    }

    [Fact]
    public void Gives_the_same_edit_for_the_same_seed() =>
        Assert.Equal(
            Extraction.Json(Edit(NoiseKind.StatementDeletion, "Count", 5)),
            Extraction.Json(Edit(NoiseKind.StatementDeletion, "Count", 5))
        );

    [Theory]
    [InlineData(
        "class C { void M(int a) { F f = () => { a++; a++; }; foreach (var x in a) x.Use(a, out var y); } }",
        "a",
        5
    )]
    [InlineData("class C { void M(int a, int b) { b = a; } }", "a", 2)]
    [InlineData("class C { void M(object o) { if (o is string s) { Unknown(s, s, s); } } }", "s", 4)]
    [InlineData("class C { void M() { try { } catch (System.Exception e) { Log(e); throw e; } } }", "e", 3)]
    public void Renames_every_use_of_the_variable_and_nothing_else(string source, string before, int uses)
    {
        var edited = Edit(NoiseKind.MethodLeakage, "M", 1, source);

        Assert.Equal(before, edited.Before);
        Assert.Equal(0, edited.Edited!.ParseErrors);
        Assert.Equal(uses + 1, edited.Edited.Tokens.Count(t => edited.Edited.Vocabulary[t].Text == "M"));
        Assert.DoesNotContain(edited.Edited.Vocabulary, t => t.Text == before);
    }

    private static EditedUnit Edit(NoiseKind kind, string name, ulong seed, string source = Source)
    {
        var (_, unit) = Extraction.Unit(source, name);
        return _editor.Edit(
            kind,
            new()
            {
                Id = unit.Id,
                Kind = unit.Kind,
                Name = unit.Name,
                FileText = source,
                Span = unit.Span,
            },
            seed
        );
    }
}
