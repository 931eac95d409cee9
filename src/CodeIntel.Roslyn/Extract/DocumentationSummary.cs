using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Reads the summary of a documentation comment as plain text. Comments are read as text, not parsed as XML by the
/// compiler: they are often not well formed, and the compiler's XML parser recurses on nested elements.
/// </summary>
internal static class DocumentationSummary
{
    /// <summary>Longest summary, in characters of the comment.</summary>
    private const int MaxLength = 10_000;

    /// <summary>
    /// The summary of the comment right before a declaration, or null where there is none or it is empty.
    /// </summary>
    public static string? Of(SyntaxNode declaration) => FromComment(Comment(declaration.GetFirstToken()));

    /// <summary>The summary of a comment without its slashes, or null.</summary>
    internal static string? FromComment(string comment)
    {
        var start = comment.IndexOf("<summary>", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += "<summary>".Length;
        var end = comment.IndexOf("</summary>", start, StringComparison.Ordinal);
        end = end < 0 ? comment.Length : end;
        var text = PlainText(comment.AsSpan(start, Math.Min(end - start, MaxLength)));
        return text.Length == 0 ? null : text;
    }

    private static string Comment(SyntaxToken first)
    {
        StringBuilder? comment = null;
        foreach (var trivia in first.LeadingTrivia)
        {
            if (trivia.Kind() is not (SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia))
            {
                continue;
            }

            var text = trivia.ToString();
            comment ??= new();
            if (text.StartsWith("///", StringComparison.Ordinal) && !text.StartsWith("////", StringComparison.Ordinal))
            {
                comment.Append(text.AsSpan(3)).Append('\n');
            }
            else if (text.StartsWith("/**", StringComparison.Ordinal) && text.Length > 5)
            {
                comment.Append(WithoutStars(text[3..^2]));
            }
        }

        return comment?.ToString() ?? "";
    }

    private static string WithoutStars(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.TrimStart().TrimStart('*')));

    private static string PlainText(ReadOnlySpan<char> xml)
    {
        var text = new StringBuilder(xml.Length);
        while (!xml.IsEmpty)
        {
            var tag = xml.IndexOf('<');
            text.Append(tag < 0 ? xml : xml[..tag]);
            if (tag < 0)
            {
                break;
            }

            var close = xml[tag..].IndexOf('>');
            if (close < 0)
            {
                text.Append(xml[tag..]);
                break;
            }

            text.Append(Shown(xml.Slice(tag + 1, close - 1)));
            xml = xml[(tag + close + 1)..];
        }

        var decoded = WebUtility.HtmlDecode(text.ToString());
        return string.Join(' ', decoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What a tag shows: a reference's target, a blank between blocks, nothing for inline markup.</summary>
    private static string Shown(ReadOnlySpan<char> tag)
    {
        var name = tag[..IndexOrEnd(tag, " /\t\r\n")];
        if (name is "see" or "seealso" or "paramref" or "typeparamref")
        {
            return Attribute(tag, "cref") ?? Attribute(tag, "langword") ?? Attribute(tag, "name") ?? "";
        }

        return tag.TrimStart('/') is "c" or "b" or "i" or "em" or "strong" or "see" ? "" : " ";
    }

    private static string? Attribute(ReadOnlySpan<char> tag, string name)
    {
        var at = tag.IndexOf(name);
        var rest = at < 0 ? default : tag[(at + name.Length)..].TrimStart();
        if (rest.Length < 2 || rest[0] != '=')
        {
            return null;
        }

        rest = rest[1..].TrimStart();
        var quote = rest.IsEmpty ? '\0' : rest[0];
        var end = quote is '"' or '\'' ? rest[1..].IndexOf(quote) : -1;
        return end < 0 ? null : Target(rest.Slice(1, end).ToString());
    }

    /// <summary><c>T:System.Func{T}</c> is shown as <c>System.Func&lt;T&gt;</c>, still encoded.</summary>
    private static string Target(string value)
    {
        var plain = value.Length > 2 && value[1] == ':' ? value[2..] : value;
        return plain.Replace("{", "&lt;", StringComparison.Ordinal).Replace("}", "&gt;", StringComparison.Ordinal);
    }

    private static int IndexOrEnd(ReadOnlySpan<char> text, ReadOnlySpan<char> any)
    {
        var index = text.IndexOfAny(any);
        return index < 0 ? text.Length : index;
    }
}
