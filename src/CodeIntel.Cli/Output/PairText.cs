using System.Globalization;
using System.Text;
using CodeIntel.Dedup.Align;
using CodeIntel.Examples;
using CodeIntel.Sqlite.Inspect;
using CodeIntel.Studies;

namespace CodeIntel.Cli.Output;

/// <summary>A compared pair of methods as text and as JSON.</summary>
internal sealed class PairText(
    InspectedUnit first, InspectedUnit second, string relation, PairAlignment alignment,
    IReadOnlyList<DuplicateBlock> blocks)
{
    /// <summary>One object; spans count tokens from the beginning of each method.</summary>
    public string ToJson() => StudyJson.Write(new
    {
        First = About(first),
        Second = About(second),
        Relation = relation,
        alignment.SetJaccard,
        alignment.MultisetJaccard,
        alignment.EditSimilarity,
        alignment.IsExact,
        alignment.Summary,
        alignment.Kinds,
        alignment.Edits,
        Blocks = blocks.Select(block => first.Row < second.Row
            ? new { block.FirstStart, block.SecondStart, block.Length }
            : new { FirstStart = block.SecondStart, SecondStart = block.FirstStart, block.Length }),
    });

    /// <summary>Who they are, how similar, and every difference; equal renamings are written once.</summary>
    public string ToText()
    {
        var text = new StringBuilder().AppendLine("pair");
        foreach (var (name, unit) in new[] { ("first ", first), ("second", second) })
        {
            text.AppendLine(Invariant(
                $"  {name}  {unit.Name}  {unit.Path}:{unit.Line}  {unit.Tokens.Count} tokens  {unit.Id}"));
        }

        var kinds = string.Join(", ", alignment.Kinds.Select(kind => Invariant($"{kind.Name} {kind.Count}")));
        text.Append(Invariant($"  relation {relation}; set {alignment.SetJaccard:0.000}, "))
            .Append(Invariant($"multiset {alignment.MultisetJaccard:0.000}, edit {alignment.EditSimilarity:0.000}"))
            .AppendLine(alignment.IsExact ? "" : " or more")
            .AppendLine(Invariant($"  edits {alignment.Summary}{(kinds.Length > 0 ? $": {kinds}" : "")}"));
        foreach (var block in blocks)
        {
            text.AppendLine(Invariant($"  block of {block.Length} tokens"));
        }

        text.AppendLine().AppendLine("edits");
        foreach (var group in alignment.Edits.GroupBy(Key))
        {
            Append(text, [.. group]);
        }

        return text.ToString().TrimEnd();
    }

    private static object About(InspectedUnit unit) => new
    {
        unit.Id,
        unit.Name,
        unit.Repository,
        unit.Path,
        unit.Line,
        Tokens = unit.Tokens.Count,
    };

    // only renamings are gathered: everything else stands where it stands
    private static (EditKind, string, string, int) Key(AlignedEdit edit) =>
        (edit.Kind, edit.FirstText, edit.SecondText,
            edit.Kind == EditKind.RenamedIdentifier ? 0 : edit.FirstSpan.Start + edit.SecondSpan.Start + 1);

    private static void Append(StringBuilder text, List<AlignedEdit> edits)
    {
        var edit = edits[0];
        var places = string.Join(
            ", ", edits.Take(8).Select(e => Invariant($"{e.FirstSpan.Start}/{e.SecondSpan.Start}")));
        text.AppendLine(Invariant($"  {KebabCase.Of(edit.Kind)} at {places}{(edits.Count > 8 ? ", …" : "")}"));
        if (edit.FirstSpan.Length > 0)
        {
            text.AppendLine("    - " + edit.FirstText);
        }

        if (edit.SecondSpan.Length > 0 && edit.Kind != EditKind.MovedStatements)
        {
            text.AppendLine("    + " + edit.SecondText);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
