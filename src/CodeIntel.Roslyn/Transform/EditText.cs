using Microsoft.CodeAnalysis;

namespace CodeIntel.Roslyn.Transform;

/// <summary>A text to be inserted, which knows what of it stood elsewhere in the file: moved tokens can be followed.
/// </summary>
internal sealed record EditText(string Value, IReadOnlyList<MovedText> Moved)
{
    /// <summary>A text that is new.</summary>
    public static implicit operator EditText(string value) => new(value, []);

    /// <summary>One text after the other.</summary>
    public static EditText operator +(EditText first, EditText second) => new(
        first.Value + second.Value,
        [.. first.Moved, .. second.Moved.Select(moved => moved with { Offset = moved.Offset + first.Value.Length })]);

    /// <summary>A node's text, moved from where it stands.</summary>
    public static EditText Of(SyntaxNode node, string file) =>
        new(file.Substring(node.SpanStart, node.Span.Length), [new(0, node.SpanStart, node.Span.Length)]);

    /// <summary>Texts with a separator between them.</summary>
    public static EditText Join(string separator, IEnumerable<EditText> texts) =>
        texts.Aggregate((EditText?)null, (joined, text) => joined is null ? text : joined + separator + text) ?? "";
}
