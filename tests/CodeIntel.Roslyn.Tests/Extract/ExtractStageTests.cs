using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class ExtractStageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drops_each_kind_of_unreadable_file_with_its_reason_and_keeps_the_rest()
    {
        var tree = new MemoryTree()
            .With("a/Good.cs", "class A { int M(int x) => x + 1; }")
            .With("a/Half.cs", "class A { int M(int x) { return x + ; } int N(int y) { var z = y * 2; return z; } }")
            .With("binary.cs", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 0, 0, 0, 2])
            .With("big.cs", "// " + new string('x', 5000))
            .With("comments.cs", "// nothing\n/* at all */\n")
            .With("empty.cs", "")
            .With("lfs.cs", "version https://git-lfs.github.com/spec/v1\noid sha256:1\n")
            .With("link.cs", null, SourceEntryKind.Symlink)
            .With("missing.cs", (byte[]?)null)
            .With("module", null, SourceEntryKind.Submodule)
            .With("page.cshtml", "<p>")
            .With("prose.cs", "It was a dark and stormy night; the rain fell in torrents, except at intervals.");
        var writer = new MemoryWriter();

        var report = await Extraction.RunAsync(tree, writer, new() { MaxFileBytes = 4000 }, cancellationToken: Token);

        Assert.Equal(["a/Good.cs", "a/Half.cs"], writer.Files.Select(f => f.Path));
        var dropped = writer.Drops.ToDictionary(d => d.Key.Split('@')[1], d => d.Reason);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["binary.cs"] = "binary",
                ["big.cs"] = "too-large",
                ["comments.cs"] = "empty",
                ["empty.cs"] = "empty",
                ["lfs.cs"] = "lfs-pointer",
                ["link.cs"] = "symlink",
                ["missing.cs"] = "missing-blob",
                ["module"] = "submodule",
                ["page.cshtml"] = "not-csharp",
                ["prose.cs"] = "does-not-parse",
            },
            dropped
        );
        Assert.All(report.Ledger, l => Assert.True(l.Balances, l.Unit));
        Assert.Equal(["file", "method", "graph"], report.Ledger.Select(l => l.Unit));
        Assert.Equal((12, 2), (report.Ledger[0].Read, report.Ledger[0].Kept));
        Assert.All(writer.Drops, d => Assert.StartsWith("https://example.org/a/b@", d.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_syntax_errors_of_a_kept_file_where_they_are()
    {
        const string Text = "class A { int M(int x) { return x + ; } int N(int y) { var z = y * 2; return z; } }";
        var tree = new MemoryTree().With("a.cs", Text);
        var writer = new MemoryWriter();

        await Extraction.RunAsync(tree, writer, cancellationToken: Token);

        var file = Assert.Single(writer.Files);
        Assert.Equal(1, file.ParseErrors);
        Assert.Equal([1, 0], file.Units.Select(u => u.ParseErrors));
        Assert.Equal([SourceTraits.ParseErrors, SourceTraits.None], file.Units.Select(u => u.Flags));
        Assert.True(file.Flags.HasFlag(SourceTraits.ParseErrors));
    }

    [Theory]
    [InlineData(SemanticsMode.None)]
    [InlineData(SemanticsMode.Source)]
    public async Task Gives_the_same_whatever_the_number_of_threads(SemanticsMode semantics)
    {
        var outputs = new List<string>();
        foreach (var jobs in (int[])[1, 2, 4])
        {
            var writer = new MemoryWriter();
            var options = new ExtractOptions { Semantics = semantics };
            await Extraction.RunAsync(Corpus(150), writer, options, jobs, cancellationToken: Token);
            outputs.Add(Extraction.Json(writer.Batches));
        }

        Assert.Single(outputs.Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Continues_an_interrupted_run_after_its_last_commit(int commits)
    {
        var whole = new MemoryWriter();
        var report = await Extraction.RunAsync(Corpus(400), whole, cancellationToken: Token);
        using var cancel = new CancellationTokenSource();
        var broken = new MemoryWriter();
        broken.AfterCommit = _ =>
        {
            if (broken.Batches.Count == commits)
            {
                cancel.Cancel();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Extraction.RunAsync(Corpus(400), broken, cancellationToken: cancel.Token)
        );
        Assert.True(broken.Files.Count() < whole.Files.Count());
        var resumed = await Extraction.RunAsync(Corpus(400), broken, cancellationToken: Token);

        Assert.Equal(Extraction.Json(whole.Files), Extraction.Json(broken.Files));
        Assert.Equal(Extraction.Json(whole.Drops), Extraction.Json(broken.Drops));
        Assert.Equal(Extraction.Json(report), Extraction.Json(resumed));
    }

    [Fact]
    public async Task Drops_of_units_and_files_stand_in_the_order_of_paths_wherever_batches_end()
    {
        var tree = new MemoryTree()
            .With("a.cs", [0x7F, 0, 1])
            .With("b.cs", "abstract class B { public abstract void M(); int N(int x) => x; }")
            .With("c.cs", [0x7F, 0, 1])
            .With("d.cs", "abstract class D { public abstract void M(); int N(int x) => x; }");
        var writer = new MemoryWriter();

        await Extraction.RunAsync(tree, writer, cancellationToken: Token);

        Assert.Equal(
            [("a.cs", "file"), ("b.cs", "method"), ("c.cs", "file"), ("d.cs", "method")],
            writer.Drops.Select(d => (d.Key.Split('@')[1][..4], d.Unit)));
    }

    [Fact]
    public async Task Does_nothing_when_all_is_committed()
    {
        var writer = new MemoryWriter();
        await Extraction.RunAsync(Corpus(10), writer, cancellationToken: Token);
        var batches = writer.Batches.Count;

        await Extraction.RunAsync(Corpus(10), writer, cancellationToken: Token);

        Assert.Equal(batches, writer.Batches.Count);
    }

    [Fact]
    public async Task Leaves_out_kinds_of_unit_that_were_not_asked_for()
    {
        const string Text = "class A { A() { } int P => 1; abstract int Q { get; } void M() { void L() { } } }";
        var tree = new MemoryTree().With("a.cs", Text);
        var writer = new MemoryWriter();

        var options = new ExtractOptions { Units = [UnitKind.LocalFunction] };
        var report = await Extraction.RunAsync(tree, writer, options, cancellationToken: Token);

        Assert.Equal("L", Assert.Single(Assert.Single(writer.Files).Units).Name);
        Assert.Equal((1, 1), (report.Ledger[1].Read, report.Ledger[1].Kept));
    }

    [Fact]
    public async Task Binds_names_across_files_only_with_source_semantics()
    {
        var tree = new MemoryTree()
            .With("a.cs", "class A { public static void Get(out int x) { x = 1; } }")
            .With("b.cs", "class B { int M() { Console.WriteLine(1); Missing.Thing(); A.Get(out var y); return y; } }");
        var source = new MemoryWriter();
        var alone = new MemoryWriter();

        var report = await Extraction.RunAsync(tree, source, cancellationToken: Token);
        await Extraction.RunAsync(tree, alone, Extraction.Alone, cancellationToken: Token);

        var (bound, all) = source.Files.Last().Names;
        Assert.Equal((0, 0), alone.Files.Last().Names);
        Assert.Equal((4, 6), (bound, all));
        Assert.Equal((double)(bound + 1) / (all + 1), report.Facts["share of names bound"], 9);
    }

    [Fact]
    public async Task Extracts_repositories_in_their_order_and_closes_each()
    {
        var (tree, writer) = (Corpus(3), new MemoryWriter());

        await Several(tree, writer).RunAsync(Token);

        Assert.Equal([1, 2, 3], writer.Batches.Select(batch => batch.RepositoryRow).Distinct());
        Assert.Empty(tree.Opened);
    }

    [Fact]
    public async Task Reads_the_next_repository_while_the_files_of_one_are_worked_on()
    {
        var (tree, writer) = (Corpus(1), new MemoryWriter());
        var open = new List<ICollection<string>>();
        writer.AfterCommit = _ => open.Add(tree.Opened.Keys);

        await Several(tree, writer).RunAsync(Token);

        Assert.DoesNotContain("https://example.org/1", open[0]);
    }

    [Fact]
    public async Task Closes_the_repository_whose_turn_did_not_come()
    {
        var (tree, writer) = (Corpus(3), new MemoryWriter());
        using var cancel = new CancellationTokenSource();
        writer.AfterCommit = _ => cancel.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Several(tree, writer).RunAsync(cancel.Token));

        Assert.Equal([1], writer.Batches.Select(batch => batch.RepositoryRow).Distinct());
        Assert.Empty(tree.Opened);
    }

    [Fact]
    public async Task A_repository_that_cannot_be_opened_fails_in_its_turn()
    {
        var (tree, writer) = (Corpus(3), new MemoryWriter());
        tree.Gone.Add("https://example.org/2");

        var error = await Assert.ThrowsAsync<StageException>(() => Several(tree, writer).RunAsync(Token));

        Assert.Equal("gone", error.Message);
        Assert.Equal([1], writer.Batches.Select(batch => batch.RepositoryRow).Distinct());
        Assert.Empty(tree.Opened);
    }

    [Fact]
    public async Task Says_what_to_do_when_there_is_nothing_to_extract()
    {
        var tree = new MemoryTree().With("a.cs", "class A { }");
        var none = new ExtractStage(new(), new MemoryRepositories(), tree, new MemoryWriter(), new SilentProgress(), 1);

        var empty = await Assert.ThrowsAsync<StageException>(() => none.RunAsync(Token));
        var unitless = await Assert.ThrowsAsync<StageException>(() =>
            Extraction.RunAsync(tree, new(), cancellationToken: Token)
        );

        Assert.Contains("clone", empty.Message, StringComparison.Ordinal);
        Assert.Contains("extract.units", unitless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_fingerprint_of_its_options()
    {
        Assert.Equal(Fingerprint(new(), 1), Fingerprint(new(), 9));
        Assert.NotEqual(Fingerprint(new(), 1), Fingerprint(new() { MaxNesting = 100 }, 1));

        static string Fingerprint(ExtractOptions options, int jobs) =>
            new ExtractStage(
                options,
                new MemoryRepositories(),
                new MemoryTree(),
                new MemoryWriter(),
                new SilentProgress(),
                jobs
            ).Fingerprint;
    }

    [Fact]
    public async Task Gives_units_their_tokens_text_and_stable_ids()
    {
        const string Text = "class A\n{\n    // before\n    [Obsolete]\n    int M(int x) => x + 1; // after\n}\n";
        var writer = new MemoryWriter();
        await Extraction.RunAsync(new MemoryTree().With("a.cs", Text), writer, cancellationToken: Token);

        var file = Assert.Single(writer.Files);
        var unit = Assert.Single(file.Units);
        var text = Text.Substring(unit.Span.Start, unit.Span.Length);
        Assert.Equal("[Obsolete]\n    int M(int x) => x + 1;", text);
        Assert.Equal((4, 5), unit.Lines);
        var tokens = file.Tokens.Skip(unit.FirstToken).Take(unit.TokenCount).Select(t => file.Vocabulary[t].Text);
        Assert.Equal("[ Obsolete ] int M ( int x ) => x + 1 ;", string.Join(' ', tokens));
        var commit = new string('a', 40);
        Assert.Equal(ExampleId.Create("https://example.org/a/b", commit, "a.cs", unit.Span, text), unit.Id);
        Assert.Equal(ContentHash.Of(Encoding.UTF8.GetBytes(Text)), file.Hash);
        Assert.Equal(unit.TokenCount, unit.Features.Graph.TokenCount);
    }

    private static ExtractStage Several(MemoryTree tree, MemoryWriter writer) => new(
        Extraction.Alone,
        new MemoryRepositories(
            [.. Enumerable.Range(1, 3).Select(i => tree.Snapshot with { Row = i, Url = $"https://example.org/{i}" })]),
        tree, writer, new SilentProgress(), 2);

    private static MemoryTree Corpus(int files)
    {
        var tree = new MemoryTree();
        for (var i = 0; i < files; i++)
        {
            var random = new SeededRandom((ulong)i);
            var other = random.Next(files);
            var text = $$"""
                using System;
                namespace N{{i % 7}};
                class C{{i}}
                {
                    public int P{{i}} => {{random.Next(100)}};
                    int M{{i}}(int a, C{{other}} c)
                    {
                        var sum = 0;
                        for (var k = 0; k < a; k++) { sum += c.P{{other}} * k + F(() => sum); }
                        return sum > {{random.Next(9)}} ? M{{i}}(sum, null) : Unknown(out sum);
                    }
                    abstract void Nothing();
                }
                """;
            tree.With($"folder{i % 9}/C{i}.cs", i % 10 == 3 ? "" : text);
        }

        return tree;
    }
}
