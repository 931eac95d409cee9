using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform;

public sealed class DuplicateCopyTests
{
    private const string Source = """
        using System.Collections.Generic;
        class C
        {
            int _total;
            int SumItems(List<int> items, int @limit, string name)
            {
                var sum = 0;
                foreach (var item in items)
                {
                    if (item > @limit && name.Length > 0)
                    {
                        sum += item * 2;
                    }
                    else
                    {
                        sum -= Helper(item, name: "x");
                    }
                }

                int Half(int whole) { return whole / 2; }
                return Half(sum) + _total + this.items;
            }

            int items;
            int Helper(int a, string name) { return a + name.Length; }
            int Short() => 1;
            int Tiny(int a) { return a; }
        }
        """;

    private static readonly UnitEditor _editor = new(new ExtractOptions());

    [Fact]
    public void A_renamed_copy_parses_keeps_its_label_and_shows_nothing_of_it()
    {
        var texts = new HashSet<string>();
        for (var seed = 0UL; seed < 30; seed++)
        {
            var copy = Copy(DuplicateForm.Renamed, "SumItems", seed);

            Assert.Null(copy.Refused);
            Assert.Equal(0, copy.Edited!.ParseErrors);
            var unit = Assert.Single(copy.Edited.Units);
            Assert.Equal("SumItems", unit.Name);
            Assert.DoesNotContain("sum", copy.After.Split(' '));
            // the field is called items too, and another method's parameter name: those two names stay
            Assert.Contains("this.items", copy.Edited.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("items", copy.Before.Split(' '));
            Assert.DoesNotContain("name", copy.Before.Split(' '));
            Assert.DoesNotContain("limit", copy.Edited.Text.Replace("Limit", "", StringComparison.Ordinal).Split('@'));
            texts.Add(copy.Edited.Text);
        }

        Assert.Equal(30, texts.Count);
    }

    [Theory]
    [InlineData(DuplicateForm.Renamed, DuplicationRelation.Type2)]
    [InlineData(DuplicateForm.Gapped, DuplicationRelation.Near)]
    public async Task Dedup_finds_a_copy_under_the_relation_of_its_form(
        DuplicateForm form, DuplicationRelation relation)
    {
        for (var seed = 0UL; seed < 10; seed++)
        {
            var copy = Copy(form, "SumItems", seed);
            var pairs = await PairsAsync(Original(), copy.Edited!);

            Assert.Equal(relation, Assert.Single(pairs).Relation);
        }
    }

    [Fact]
    public void A_gapped_copy_has_one_statement_more_and_differs_from_seed_to_seed()
    {
        var original = Original();
        var texts = new HashSet<string>();
        for (var seed = 0UL; seed < 20; seed++)
        {
            var copy = Copy(DuplicateForm.Gapped, "SumItems", seed);

            Assert.Equal(original.Tokens.Length + 5, copy.Edited!.Tokens.Length);
            Assert.Matches("^var [a-zA-Z0-9]+ = [0-9];$", copy.After);
            Assert.Equal(0, copy.Edited.ParseErrors);
            texts.Add(copy.Edited.Text);
        }

        Assert.InRange(texts.Count, 15, 20);
    }

    [Theory]
    [InlineData(DuplicateForm.Renamed, "Short", "no-variable")]
    [InlineData(DuplicateForm.Gapped, "Short", "no-block")]
    [InlineData(DuplicateForm.Gapped, "Tiny", "too-small")]
    public void What_cannot_be_copied_is_refused(DuplicateForm form, string name, string reason) =>
        Assert.Equal(reason, Copy(form, name, 1).Refused);

    [Fact]
    public void Parameters_that_are_discarded_keep_their_name()
    {
        const string source = "class C { void Run(int count) { F((_, _) => count); } }";
        var (_, unit) = Extraction.Unit(source, "Run");

        var copy = _editor.Copy(
            DuplicateForm.Renamed,
            new() { Id = unit.Id, Kind = unit.Kind, Name = unit.Name, FileText = source, Span = unit.Span },
            1);

        Assert.Equal("count", copy.Before);
        Assert.Contains("(_, _) =>", copy.Edited!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_copy() => Assert.Equal(
        Copy(DuplicateForm.Renamed, "SumItems", 7).Edited!.Text,
        Copy(DuplicateForm.Renamed, "SumItems", 7).Edited!.Text);

    private static EditedUnit Copy(DuplicateForm form, string name, ulong seed) =>
        _editor.Copy(form, Unit(name), seed);

    private static EditableUnit Unit(string name)
    {
        var (_, unit) = Extraction.Unit(Source, name);
        return new() { Id = unit.Id, Kind = unit.Kind, Name = unit.Name, FileText = Source, Span = unit.Span };
    }

    /// <summary>The unit alone, as the copies are: by an edit that changes nothing of its tokens.</summary>
    private static ExtractedFile Original()
    {
        var (file, unit) = Extraction.Unit(Source, "SumItems");
        return file with
        {
            Text = Source.Substring(unit.Span.Start, unit.Span.Length),
            Tokens = file.Tokens[unit.FirstToken..(unit.FirstToken + unit.TokenCount)],
        };
    }

    private static async Task<List<DuplicatePair>> PairsAsync(params ExtractedFile[] files)
    {
        var workspace = new DetectedUnits(files);
        var options = new DedupOptions { Level = [DuplicationLevel.Method] };
        await new DedupStage(options, workspace, workspace, new SilentProgress(), 1)
            .RunAsync(TestContext.Current.CancellationToken);
        return workspace.Pairs;
    }

    /// <summary>Units with their own vocabularies put into one.</summary>
    private sealed class DetectedUnits : IDuplicateSource, IDuplicateWriter
    {
        private readonly List<Token> _terms = [];
        private readonly List<TokenizedUnit> _units = [];

        public DetectedUnits(ExtractedFile[] files)
        {
            foreach (var file in files)
            {
                _units.Add(new()
                {
                    Row = _units.Count + 1,
                    FileRow = _units.Count + 1,
                    RepositoryRow = 1,
                    TextHash = ContentHash.Of(file.Text),
                    FirstToken = 0,
                    Tokens = file.Tokens.Select(token => Term(file.Vocabulary[token])).ToArray(),
                });
            }
        }

        public List<DuplicatePair> Pairs { get; } = [];

        public IReadOnlyList<TokenKind> TermKinds() => [.. _terms.Select(term => term.Kind)];

        public long Count(DuplicationLevel level) => _units.Count;

        public IEnumerable<TokenizedUnit> Units(DuplicationLevel level) => _units;

        public DuplicationSummary? FindSummary(DuplicationLevel level, string fingerprint) => null;

        public void Write(LevelDuplicates duplicates, string fingerprint) => Pairs.AddRange(duplicates.Pairs);

        private int Term(Token token)
        {
            var known = _terms.IndexOf(token);
            if (known < 0)
            {
                known = _terms.Count;
                _terms.Add(token);
            }

            return known;
        }
    }
}
