using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>
/// Each file in Cases is named after a change; all its plans for each method are compared with the verified text beside
/// it, in the order of the text. Every verified text has been checked by hand. CODEINTEL_UPDATE=1 writes them anew:
/// check each difference in the same way.
/// </summary>
public sealed class EquivalentCasesTests
{
    public static TheoryData<EquivalentEdit> Edits => [.. Enum.GetValues<EquivalentEdit>()];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Makes_the_changes_that_were_verified_and_no_other(EquivalentEdit edit)
    {
        var received = Describe(File.ReadAllText(Path.Combine(Folder(), edit + ".cs.txt")), edit);

        VerifiedText.Check(Folder(), edit.ToString(), received);
    }

    /// <summary>Per method the lines that each plan takes away and brings in.</summary>
    private static string Describe(string source, EquivalentEdit edit)
    {
        var text = new StringBuilder();
        foreach (var (unit, plans) in EquivalentPrograms.Plans(source, edit))
        {
            text.Append(CultureInfo.InvariantCulture, $"== {unit}{(plans.Count == 0 ? ": no site" : "")}\n");
            foreach (var plan in plans.OrderBy(plan => plan.Edits[0].Start).ThenBy(plan => plan.Edits[^1].Start))
            {
                text.Append("--\n");
                Changed(text, source.Split('\n'), EquivalentPrograms.Apply(source, plan.Edits).Split('\n'));
            }
        }

        return text.ToString();
    }

    private static void Changed(StringBuilder text, string[] before, string[] after)
    {
        var first = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var most = Math.Min(before.Length, after.Length) - first;
        var last = before.Reverse().Zip(after.Reverse()).Take(most)
            .TakeWhile(pair => pair.First == pair.Second).Count();
        foreach (var line in before[first..^last])
        {
            text.Append("- ").Append(line.Trim()).Append('\n');
        }

        foreach (var line in after[first..^last])
        {
            text.Append("+ ").Append(line.TrimEnd()).Append('\n');
        }
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}
