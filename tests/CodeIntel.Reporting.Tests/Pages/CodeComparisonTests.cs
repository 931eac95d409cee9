using CodeIntel.Examples;
using CodeIntel.Reporting.Pages;

namespace CodeIntel.Reporting.Tests.Pages;

public sealed class CodeComparisonTests
{
    private static readonly string[] _words = ["if", "(", "x", ")", "return", " ", "y", ";", "  ", "é", "\ud83d\ude00"];

    [Fact]
    public void Marks_nothing_in_code_that_differs_only_in_layout()
    {
        var comparison = CodeComparison.Of(
            "void A()\n{\n    B();\n}",
            "void A()\r\n        {\r\n\t\t\tB( );\r\n        }"
        );

        Assert.Equal(4, comparison.Rows.Count);
        Assert.All(comparison.Rows, row => Assert.DoesNotContain(row.Left.Concat(row.Right), p => p.Differs));
    }

    [Fact]
    public void Marks_the_tokens_that_differ()
    {
        var row = Assert.Single(CodeComparison.Of("var a = Read(x);", "var b = Read(x, 1);").Rows);

        Assert.Equal(["a"], row.Left.Where(p => p.Differs).Select(p => p.Text));
        Assert.Equal(["b", ", 1"], row.Right.Where(p => p.Differs).Select(p => p.Text));
    }

    [Fact]
    public void Sets_an_added_line_beside_nothing()
    {
        var rows = CodeComparison.Of("a();\nc();", "a();\nb(1, 2);\nc();").Rows;

        Assert.Equal([1, null, 2], rows.Select(r => r.LeftLine));
        Assert.Equal([1, 2, 3], rows.Select(r => r.RightLine));
        Assert.True(Assert.Single(rows[1].Right, p => p.Text.Length > 0).Differs);
    }

    [Fact]
    public void Sets_similar_changed_lines_side_by_side()
    {
        var rows = CodeComparison.Of("// note\nvar n = Read(a, b, c);", "var m = Read(a, b, c);").Rows;

        Assert.Equal([(1, null), (2, 1)], rows.Select(r => (r.LeftLine, r.RightLine)));
    }

    [Fact]
    public void Shows_every_line_of_both_sides_once_and_in_order()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var random = new SeededRandom(seed);
            var (left, right) = (Code(random), Code(random));

            var rows = CodeComparison.Of(left, right).Rows;

            Assert.Equal(
                Shown(left),
                rows.Where(r => r.LeftLine is not null).Select(r => string.Concat(r.Left.Select(p => p.Text)).Trim())
            );
            Assert.Equal(
                Shown(right),
                rows.Where(r => r.RightLine is not null).Select(r => string.Concat(r.Right.Select(p => p.Text)).Trim())
            );
            Assert.Equal(Enumerable.Range(1, Shown(left).Length), rows.Select(r => r.LeftLine).OfType<int>());
            Assert.Equal(Enumerable.Range(1, Shown(right).Length), rows.Select(r => r.RightLine).OfType<int>());
        }
    }

    [Fact]
    public void Cuts_long_code_and_says_so()
    {
        var comparison = CodeComparison.Of(string.Join('\n', Enumerable.Range(0, 50_000)), "x");

        Assert.True(comparison.IsCut);
        Assert.InRange(comparison.Rows.Count, 1, CodeComparison.MaxLines + 1);
    }

    [Fact]
    public void Marks_a_line_with_too_many_tokens_as_a_whole()
    {
        var line = string.Concat(Enumerable.Repeat("a+", 2_000));

        var row = Assert.Single(CodeComparison.Of(line + "b", line + "c").Rows);

        Assert.True(row.Left[^1].Differs);
    }

    private static string Code(SeededRandom random) =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, 1 + random.Next(12))
                .Select(_ =>
                    string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => _words[random.Next(_words.Length)]))
                )
        );

    private static string[] Shown(string code) => [.. code.TrimEnd().Split('\n').Select(l => l.Trim())];
}
