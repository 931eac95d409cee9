using CodeIntel.Dedup.Align;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup.Align;

public class PairAlignerTests
{
    private const string Code = "int M ( int a ) { var x = a + 1 ; Log ( x ) ; if ( x > 2 ) { x -- ; } return x ; }";

    [Theory]
    [InlineData(Code, "none", "")]
    [InlineData("int M ( int b ) { var x = b + 1 ; Log ( x ) ; if ( x > 2 ) { x -- ; } return x ; }", "names",
        "renamed-identifier 2")]
    [InlineData("int M ( int a ) { var x = a + 1 ; Log ( a ) ; if ( x > 2 ) { x -- ; } return x ; }", "names",
        "changed-identifier 1")]
    [InlineData("int M ( int a ) { var x = a + 7 ; Log ( x ) ; if ( x > 9 ) { x -- ; } return x ; }", "literals",
        "changed-literal 2")]
    [InlineData("int M ( int a ) { var x = a + 1 ; Log ( x ) ; Send ( a , x ) ; if ( x > 2 ) { x -- ; } return x ; }",
        "insert", "inserted-statements 1")]
    [InlineData("int M ( int a ) { var x = a + 1 ; if ( x > 2 ) { x -- ; } return x ; }", "delete",
        "deleted-statements 1")]
    [InlineData("int M ( int a ) { var x = a + 1 ; if ( x > 2 ) { x -- ; } Log ( x ) ; return x ; }", "reorder",
        "moved-statements 1")]
    [InlineData("int M ( int a ) { var x = a + 1 ; throw new E ( \"no\" ) ; if ( x > 2 ) { x -- ; } return x ; }",
        "replace", "replaced-statements 1")]
    [InlineData("int M ( int a ) { var x = a + 1 ; Log ( x ) ; if ( x > 2 && a ) { x -- ; } return x ; }", "tokens",
        "inserted-tokens 1")]
    [InlineData("int M ( int a ) { var x = a - 3 ; Log ( x ) ; if ( x > 2 ) { x -- ; } return a ; }", "mixed",
        "changed-identifier 1, changed-literal 1, replaced-tokens 1")]
    public void Names_what_differs(string other, string summary, string kinds)
    {
        var alignment = PairAligner.Align(Lex(Code), Lex(other));

        Assert.Equal(summary, alignment.Summary);
        Assert.Equal(kinds, string.Join(", ", alignment.Kinds.Select(kind => $"{kind.Name} {kind.Count}")));
        Assert.True(alignment.IsExact);
    }

    [Fact]
    public void Says_where_and_what()
    {
        var other = "int M ( int a ) { var x = a + 1 ; Log ( x ) ; Send ( a ) ; if ( x > 2 ) { x -- ; } return x ; }";

        var edit = Assert.Single(PairAligner.Align(Lex(Code), Lex(other)).Edits);

        Assert.Equal((new TokenSpan(19, 0), new TokenSpan(19, 5)), (edit.FirstSpan, edit.SecondSpan));
        Assert.Equal(("", "Send(a);"), (edit.FirstText, edit.SecondText));
    }

    [Fact]
    public void Spans_cover_what_is_not_common_and_similarities_are_those_of_brute_force()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var random = SeededRandom.For("align", seed);
            var first = Random(random);
            var second = Mutate(first, random);

            var found = PairAligner.Align(first, second);

            Assert.True(found.IsExact);
            Assert.Equal(Rest(first, found.Edits, e => e.FirstSpan), Rest(second, found.Edits, e => e.SecondSpan));
            var total = Math.Max(1, first.Count + second.Count);
            Assert.Equal(1 - ((double)Distance(first, second) / total), found.EditSimilarity, 12);
            Assert.Equal(Math.Round(Jaccard(first, second), 12), Math.Round(found.SetJaccard, 12));
            Assert.Equal(first.SequenceEqual(second), found.Edits.Count == 0);
        }
    }

    [Fact]
    public void Giant_units_are_aligned_in_bounded_time()
    {
        var random = SeededRandom.For("giant", 1);
        List<Token> first = [.. Enumerable.Range(0, 20_000).SelectMany(_ => Statement(random, 5_000))];
        List<Token> second = [.. Enumerable.Range(0, 20_000).SelectMany(_ => Statement(random, 5_000))];
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var found = PairAligner.Align(first, second);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.False(found.IsExact);
        Assert.InRange(found.EditSimilarity, 0, 1);
    }

    [Fact]
    public void Nothing_equals_nothing()
    {
        var found = PairAligner.Align([], []);

        Assert.Equal((1.0, 1.0, 1.0, "none"),
            (found.SetJaccard, found.MultisetJaccard, found.EditSimilarity, found.Summary));
    }

    [Fact]
    public void Statements_are_divided_at_semicolons_and_braces_outside_of_brackets()
    {
        var tokens = Lex("void M ( ) { for ( i = 0 ; i < 3 ; i ++ ) { F ( x => { y ; z ; } ) ; } G ( ) ; }");

        var statements = StatementSplitter.Split(tokens).Select(span => TokenText.Of(tokens, span));

        Assert.Equal(
            ["void M() {", "for (i = 0; i < 3; i++) {", "F(x => {", "y;", "z;", "}", ");", "}", "G();", "}"],
            statements);
    }

    private static List<Token> Lex(string code) => [.. code.Split(' ').Select(text => new Token(
        char.IsDigit(text[0]) ? TokenKind.NumericLiteral
        : text[0] == '"' ? TokenKind.StringLiteral
        : text is "int" or "void" or "if" or "return" or "throw" or "new" or "for" ? TokenKind.Keyword
        : char.IsLetter(text[0]) ? TokenKind.Identifier
        : TokenKind.Punctuation,
        text))];

    private static List<Token> Random(SeededRandom random) =>
        [.. Enumerable.Range(0, random.Next(12)).SelectMany(_ => Statement(random, 6))];

    private static List<Token> Statement(SeededRandom random, int names) => random.Next(6) switch
    {
        0 => Lex($"if ( n{random.Next(names)} > {random.Next(9)} ) {{"),
        1 => Lex("}"),
        2 => Lex($"return n{random.Next(names)} ;"),
        3 => Lex($"F{random.Next(3)} ( n{random.Next(names)} , {random.Next(9)} ) ;"),
        _ => Lex($"n{random.Next(names)} = n{random.Next(names)} + n{random.Next(names)} ;"),
    };

    private static List<Token> Mutate(List<Token> tokens, SeededRandom random)
    {
        var mutated = tokens.ToList();
        for (var i = random.Next(6); i > 0; i--)
        {
            var place = random.Next(mutated.Count + 1);
            switch (random.Next(3))
            {
                case 0 when place < mutated.Count:
                    mutated.RemoveRange(place, Math.Min(1 + random.Next(6), mutated.Count - place));
                    break;
                case 1 when place < mutated.Count && mutated[place].Kind == TokenKind.Identifier:
                    mutated[place] = new(TokenKind.Identifier, $"n{random.Next(6)}");
                    break;
                default:
                    mutated.InsertRange(place, Statement(random, 6));
                    break;
            }
        }

        return mutated;
    }

    // the edits of moved statements hold equal tokens, which stand on both sides
    private static List<Token> Rest(
        List<Token> tokens, IReadOnlyList<AlignedEdit> edits, Func<AlignedEdit, TokenSpan> of)
    {
        var covered = edits.Select(of).SelectMany(span => Enumerable.Range(span.Start, span.Length)).ToList();
        Assert.Equal(covered.Count, covered.Distinct().Count());
        return [.. tokens.Where((_, i) => !covered.Contains(i))];
    }

    private static int Distance(List<Token> a, List<Token> b)
    {
        var common = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? 1 + common[i + 1, j + 1] : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return a.Count + b.Count - (2 * common[0, 0]);
    }

    private static double Jaccard(List<Token> a, List<Token> b) =>
        a.Count + b.Count == 0 ? 1 : (double)a.Intersect(b).Count() / a.Union(b).Count();
}
