using System.Runtime.CompilerServices;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform.Misuse;

public sealed class MisuseMakerTests
{
    private static readonly MisuseMaker _maker = new(new ExtractOptions());

    [Fact]
    public void Twins_of_real_code_differ_in_the_misused_token_alone()
    {
        var pairs = Pairs().ToList();

        Assert.True(pairs.Count > 40, $"{pairs.Count} pairs only");
        foreach (var (unit, pair) in pairs)
        {
            var (clean, buggy, label) = (pair.Clean!, pair.Buggy!, pair.Label);
            Assert.Equal(unit.TokenCount, clean.Tokens.Count);
            Assert.Equal(clean.Tokens.Count, buggy.Tokens.Count);
            var place = Assert.Single(
                Enumerable.Range(0, clean.Tokens.Count), i => clean.Tokens[i] != buggy.Tokens[i]);
            Assert.Equal(place + 1, label.Location);
            Assert.Equal(clean.Candidates, buggy.Candidates);
            Assert.Equal(clean.Candidates.Order().Distinct(), clean.Candidates);
            Assert.Contains(place, clean.Candidates);
        }
    }

    [Fact]
    public void Targets_are_the_nearest_other_tokens_of_the_right_variable()
    {
        foreach (var (_, pair) in Pairs())
        {
            var (clean, label) = (pair.Clean!, pair.Label);
            var right = clean.Tokens[label.Location - 1];
            Assert.InRange(label.Targets.Count, 1, 3);
            Assert.Equal(label.Targets.Order().Distinct(), label.Targets);
            Assert.DoesNotContain(label.Location, label.Targets);
            Assert.All(label.Targets, target =>
            {
                Assert.Equal(right, clean.Tokens[target - 1]);
                Assert.Equal(right, pair.Buggy!.Tokens[target - 1]);
                Assert.Contains(target - 1, clean.Candidates);
            });
        }
    }

    [Fact]
    public void Edges_lead_from_token_to_token_and_the_syntax_of_twins_is_the_same()
    {
        foreach (var (_, pair) in Pairs())
        {
            foreach (var input in new[] { pair.Clean!, pair.Buggy! })
            {
                Assert.Equal(input.Edges.Order().Distinct(), input.Edges);
                Assert.All(input.Edges, edge =>
                {
                    Assert.InRange(edge.From, 0, input.Tokens.Count - 1);
                    Assert.InRange(edge.To, 0, input.Tokens.Count - 1);
                });
            }

            Assert.Equal(Shape(pair.Clean!), Shape(pair.Buggy!));
        }

        static IEnumerable<GraphEdge> Shape(TaskInput input) => input.Edges.Where(
            edge => edge.Kind is EdgeKind.Syntax or EdgeKind.NextToken or EdgeKind.CfgNext or EdgeKind.ReturnTo);
    }

    [Fact]
    public void The_same_unit_gives_the_same_pair_and_another_id_another_place()
    {
        const string source = "class C { int M(int a, int b, int c) { return a * b + b * c + c * a + a + b + c; } }";
        var unit = Extraction.File(source).Units[0];

        var labels = Enumerable.Range(0, 20).Select(i => Make(source, unit, $"{i}").Label.ToString()).ToList();

        Assert.Equal(labels, Enumerable.Range(0, 20).Select(i => Make(source, unit, $"{i}").Label.ToString()));
        Assert.True(labels.Distinct().Count() > 5);
    }

    [Fact]
    public void Says_why_there_is_no_pair()
    {
        const string source = "class C { int M(int a) { return a; } }";
        var unit = Extraction.File(source).Units[0];

        Assert.Equal("no-replaceable-use", Make(source, unit, "1").Refused);
        Assert.Equal("too-long", Make(source, unit, "1", maxTokens: 5).Refused);
        Assert.Equal("not-found", Make(source, unit with { Span = new(3, 5) }, "1").Refused);
        Assert.Equal("nested-lambdas", Nested());
    }

    [Fact]
    public void Without_semantics_the_graph_has_no_flow_but_bugs_are_planted()
    {
        const string source = "class C { int M(int a, int b) { return a + b; } }";
        var unit = Extraction.File(source).Units[0];
        var maker = new MisuseMaker(new ExtractOptions { Semantics = SemanticsMode.None });

        var pair = maker.Make(Unit(source, unit, "1"), 100);

        Assert.Null(pair.Refused);
        Assert.DoesNotContain(pair.Buggy!.Edges, edge => edge.Kind is EdgeKind.LastRead or EdgeKind.LastWrite);
    }

    private static string? Nested()
    {
        var source = "class C { void M(int a, int b) { F(x0 => "
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"F(x{i} => ")) + "a" + new string(')', 13) + "; } }";
        return Make(source, Extraction.File(source).Units[0], "1").Refused;
    }

    /// <summary>Pairs of all units of this repository's own extractor that give one.</summary>
    private static IEnumerable<(ExtractedUnit Unit, MisusePair Pair)> Pairs([CallerFilePath] string here = "")
    {
        var folder = Path.Combine(
            Path.GetDirectoryName(here)!, "..", "..", "..", "..", "src", "CodeIntel.Roslyn", "Extract");
        foreach (var path in Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(path);
            foreach (var unit in Extraction.File(source).Units)
            {
                var pair = Make(source, unit, $"{Path.GetFileName(path)} {unit.Span.Start}");
                if (pair.Refused is null)
                {
                    yield return (unit, pair);
                }
            }
        }
    }

    private static MisusePair Make(string source, ExtractedUnit unit, string id, int maxTokens = 1_000) =>
        _maker.Make(Unit(source, unit, id), maxTokens);

    private static EditableUnit Unit(string source, ExtractedUnit unit, string id) => new()
    {
        Id = new(ContentHash.Of(id)),
        Kind = unit.Kind,
        Name = unit.Name,
        FileText = source,
        Span = unit.Span,
    };
}
