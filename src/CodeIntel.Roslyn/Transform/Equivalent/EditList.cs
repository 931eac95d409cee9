using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Gathers edits in any order. What is inserted at one place keeps its order and stands before what replaces the text
/// there.
/// </summary>
internal sealed class EditList
{
    private readonly List<TextEdit> _edits = [];

    /// <summary>Puts text before a position.</summary>
    public void Insert(int position, EditText text) => _edits.Add(new(position, 0, text));

    /// <summary>Puts text in the place of a node or token.</summary>
    public void Replace(int start, int end, EditText text) => _edits.Add(new(start, end - start, text));

    /// <summary>Puts text in the place of a node.</summary>
    public void Replace(SyntaxNode node, EditText text) => Replace(node.SpanStart, node.Span.End, text);

    /// <summary>The edits in ascending order, at most one at each position.</summary>
    public IReadOnlyList<TextEdit> Ascending() =>
    [
        .. _edits.GroupBy(edit => edit.Start).OrderBy(place => place.Key).Select(place => new TextEdit(
            place.Key,
            place.Max(edit => edit.Length),
            EditText.Join("", place.OrderBy(edit => edit.Length > 0).Select(edit => edit.Text)))),
    ];

    /// <summary>The plan of a change of one stretch of the text, which holds all edits.</summary>
    public EditPlan Plan(string text, int start, int end)
    {
        var edits = Ascending();
        var after = text[start..end];
        foreach (var edit in edits.Reverse())
        {
            after = after.Remove(edit.Start - start, edit.Length).Insert(edit.Start - start, edit.Text.Value);
        }

        return new(edits, text[start..end], after, false);
    }
}
