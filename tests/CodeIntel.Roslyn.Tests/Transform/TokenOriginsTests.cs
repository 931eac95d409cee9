using System.Runtime.CompilerServices;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform;

public sealed class TokenOriginsTests
{
    private static readonly UnitEditor _editor = new(new ExtractOptions());
    private static readonly MisuseMaker _reader = new(new ExtractOptions());

    public static TheoryData<EquivalentEdit> Edits => [.. Enum.GetValues<EquivalentEdit>()];

    /// <summary>
    /// Under each token of the edited unit stands what it was: the column's number among the tokens of the unit, a dot
    /// where it is new.
    /// </summary>
    [Theory]
    [InlineData(
        EquivalentEdit.StatementSwap,
        "void M(int a) { int x = a; int y = a; }",
        "void M(int a) { int y = a; int x = a; }",
        "0 1 2 3 4 5 6 12 13 14 15 16 7 8 9 10 11 17")]
    [InlineData(
        EquivalentEdit.LoopExchange,
        "void M(int n) { for (int i = 0; i < n; i++) { n--; } }",
        "void M(int n) { { int i = 0; while (i < n) { n--; i++; } } }",
        "0 1 2 3 4 5 6 . 9 10 11 12 . . . 14 15 16 . 21 22 23 24 18 19 . 25 . 26")]
    [InlineData(
        EquivalentEdit.SwitchToIf,
        "void M(int n) { switch (n) { case 1: n = 5; break; default: n = 6; break; } }",
        "void M(int n) { if (n == 1) { n = 5; } else { n = 6; } }",
        "0 1 2 3 4 5 6 . . 9 . 13 . . 15 16 17 18 . . . 23 24 25 26 . 30")]
    [InlineData(
        EquivalentEdit.BooleanExchange,
        "void M() { bool f = false; if (f) { f = true; } }",
        "void M() { bool f = true; if (!f) { f = false; } }",
        "0 1 2 3 4 5 6 7 . 9 10 11 . 12 13 14 15 16 . 18 19 20")]
    [InlineData(
        EquivalentEdit.VariableRename,
        "void M() { int n = 1; n++; }",
        "void M() { int ? = 1; ?++; }",
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13")]
    public void Moved_and_renamed_tokens_are_followed(
        EquivalentEdit edit, string before, string after, string origins)
    {
        var source = $"class C {{ {before} }}";
        var unit = Unit(source, Extraction.Unit(source, "M").Unit);

        var edited = _editor.Transform(edit, unit, 1);

        var texts = edited.Edited!.Tokens.Select(token => edited.Edited.Vocabulary[token].Text).ToList();
        Assert.Equal(
            after.Replace(" ", "", StringComparison.Ordinal).Replace("?", edited.After, StringComparison.Ordinal),
            string.Concat(texts));
        Assert.Equal(origins, string.Join(' ', edited.Origins.Select(origin => origin < 0 ? "." : $"{origin}")));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Each_token_was_one_of_the_same_text_and_variables_stay_apart(EquivalentEdit edit)
    {
        var edits = 0;
        foreach (var unit in Units())
        {
            if (_editor.Transform(edit, unit, 1) is not { Edited: { } file } edited
                || _reader.Read(unit) is not var (clean, _) || _reader.Read(In(unit, file.Text)) is not var (read, _))
            {
                continue;
            }

            edits++;
            Assert.Equal(file.Tokens.Length, edited.Origins.Count);
            Assert.Equal(file.Tokens.Length, read.Tokens.Count);
            for (var i = 0; i < read.Tokens.Count; i++)
            {
                if (edited.Origins[i] is >= 0 and var origin)
                {
                    Assert.Equal(clean.Candidates.Contains(origin), read.Candidates.Contains(i));
                    // of variables of one name one is renamed
                    var isRenamed = edit == EquivalentEdit.VariableRename && clean.Tokens[origin] == edited.Before
                        && read.Tokens[i] == edited.After;
                    Assert.True(isRenamed || clean.Tokens[origin] == read.Tokens[i]);
                }
            }
        }

        // these files have no `switch` over constants and no local `bool` that is set to a literal
        Assert.True(edits > 0 || edit is EquivalentEdit.SwitchToIf or EquivalentEdit.BooleanExchange, $"{edits} edits");
    }

    private static EditableUnit In(EditableUnit unit, string text) => unit with
    {
        FileText = unit.FileText.Remove(unit.Span.Start, unit.Span.Length).Insert(unit.Span.Start, text),
        Span = new(unit.Span.Start, text.Length),
    };

    private static IEnumerable<EditableUnit> Units([CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "CodeIntel.Roslyn", "Extract");
        foreach (var path in Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(path);
            foreach (var unit in Extraction.File(source).Units)
            {
                yield return Unit(source, unit);
            }
        }
    }

    private static EditableUnit Unit(string source, ExtractedUnit unit) =>
        new() { Id = unit.Id, Kind = unit.Kind, Name = unit.Name, FileText = source, Span = unit.Span };
}
