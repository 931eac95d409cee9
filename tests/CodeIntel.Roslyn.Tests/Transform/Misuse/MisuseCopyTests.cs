using System.Runtime.CompilerServices;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Roslyn.Tests.Transform.Misuse;

/// <summary>Bugs are followed into copies of this repository's own code.</summary>
public sealed class MisuseCopyTests
{
    private const int AddedTokens = 5;

    private static readonly UnitEditor _editor = new(new ExtractOptions());
    private static readonly MisuseMaker _maker = new(new ExtractOptions());

    [Theory]
    [InlineData(DuplicateForm.Renamed)]
    [InlineData(DuplicateForm.Gapped)]
    public void The_bug_stands_at_the_same_use_and_its_repair_gives_back_the_copy_without_it(DuplicateForm form)
    {
        var (followed, refused) = (0, 0);
        foreach (var (unit, pair) in Pairs())
        {
            for (var seed = 0UL; seed < 3; seed++)
            {
                if (_editor.Copy(form, unit, seed) is not { Refused: null } edit)
                {
                    continue;
                }

                var copy = Copy(unit, edit.Edited!.Text, pair);
                (followed, refused) = copy.Refused is null ? (followed + 1, refused) : (followed, refused + 1);
                if (copy.Refused is null)
                {
                    CheckPlace(edit, pair, copy);
                    CheckRepair(edit, pair, copy);
                }
            }
        }

        Assert.True(followed > 60, $"{followed} copies only");
        Assert.True(refused <= followed / 50, $"{refused} of {followed + refused} refused");
    }

    [Fact]
    public void A_renamed_copy_has_the_bug_on_the_renamed_variable()
    {
        const string source = "class C { int M(int a, int b, int c) { return a * c + b * c; } }";
        var unit = Unit(source, Extraction.File(source).Units[0]);
        var bug = new MisuseLabel(15, [5]); // a, used for the first time
        const string copied = "int M(int x, int y, int z) { return x * z + y * z; }";

        var copy = _maker.Copy(unit, copied, bug, "b");

        Assert.Equal("15>5", copy.Label.ToString());
        Assert.Equal(("x", "y"), (copy.Clean!.Tokens[14], copy.Buggy!.Tokens[14]));
        Assert.Equal(copied.Count(c => c is 'x' or 'y' or 'z'), copy.Buggy.Candidates.Count);
    }

    [Theory]
    [InlineData("int M(int x, int y, int z) { return x * z + z * y; }", "b")] // two uses are exchanged
    [InlineData("int M(int x, int y, int z) { return x * x + y * z; }", "b")] // two variables become one
    [InlineData("int M(int x, int y) { return x * y; }", "b")] // uses are gone
    [InlineData("int M(int x, int y, int z) { return x * z + y * z; }", "d")] // no such variable
    [InlineData("int M(int x, int y, int z) { return x * z + y * ; }", "b")] // is no program
    [InlineData("no unit", "b")]
    public void A_bug_that_cannot_be_followed_is_refused(string copied, string wrong)
    {
        const string source = "class C { int M(int a, int b, int c) { return a * c + b * c; } }";
        var unit = Unit(source, Extraction.File(source).Units[0]);

        Assert.Equal("bug-not-followed", _maker.Copy(unit, copied, new(15, [5]), wrong).Refused);
    }

    /// <summary>The use is the one that the edit made of the original's.</summary>
    private static void CheckPlace(EditedUnit edit, MisusePair pair, MisusePair copy)
    {
        var (clean, buggy, label) = (copy.Clean!, copy.Buggy!, copy.Label);
        Assert.Equal(clean.Tokens, edit.Edited!.Tokens.Select(token => edit.Edited.Vocabulary[token].Text));
        Assert.Equal(pair.Label.Location - 1, edit.Origins[label.Location - 1]);
        Assert.Equal(clean.Candidates, buggy.Candidates);
        Assert.Contains(label.Location - 1, buggy.Candidates);
        var place = Assert.Single(
            Enumerable.Range(0, clean.Tokens.Count), i => clean.Tokens[i] != buggy.Tokens[i]);
        Assert.Equal(label.Location - 1, place);

        // what is named there now is what the edit calls the variables of the original
        string Now(string name) => clean.Tokens[Enumerable.Range(0, clean.Tokens.Count).First(i =>
            edit.Origins[i] >= 0 && pair.Clean!.Tokens[edit.Origins[i]] == name
            && pair.Clean.Candidates.Contains(edit.Origins[i]))];
        Assert.Equal(Now(pair.Clean!.Tokens[pair.Label.Location - 1]), clean.Tokens[place]);
        Assert.Equal(Now(pair.Buggy!.Tokens[pair.Label.Location - 1]), buggy.Tokens[place]);
    }

    private static void CheckRepair(EditedUnit edit, MisusePair pair, MisusePair copy)
    {
        Assert.Equal(pair.Label.Targets.Count, copy.Label.Targets.Count);
        Assert.All(copy.Label.Targets, target =>
        {
            string[] repaired = [.. copy.Buggy!.Tokens];
            repaired[copy.Label.Location - 1] = copy.Buggy.Tokens[target - 1];
            Assert.Equal(copy.Clean!.Tokens, repaired);
        });
        var added = copy.Clean!.Tokens.Count - pair.Clean!.Tokens.Count;
        Assert.Equal(edit.Before.Length == 0 ? AddedTokens : 0, added);
        Assert.Equal(added, edit.Origins.Count(origin => origin < 0));
    }

    private static MisusePair Copy(EditableUnit unit, string text, MisusePair pair) =>
        _maker.Copy(unit, text, pair.Label, pair.Buggy!.Tokens[pair.Label.Location - 1]);

    private static IEnumerable<(EditableUnit Unit, MisusePair Pair)> Pairs([CallerFilePath] string here = "")
    {
        var folder = Path.Combine(
            Path.GetDirectoryName(here)!, "..", "..", "..", "..", "src", "CodeIntel.Roslyn", "Extract");
        foreach (var path in Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(path);
            foreach (var unit in Extraction.File(source).Units.Select(unit => Unit(source, unit)))
            {
                var pair = _maker.Make(unit, 1_000);
                if (pair.Refused is null)
                {
                    yield return (unit, pair);
                }
            }
        }
    }

    private static EditableUnit Unit(string source, ExtractedUnit unit) =>
        new() { Id = unit.Id, Kind = unit.Kind, Name = unit.Name, FileText = source, Span = unit.Span };
}
