using System.Text;

namespace CodeIntel.Examples;

/// <summary>Syntactic paths as text: how vocabularies of models name them.</summary>
public static class SyntaxPathText
{
    /// <summary>
    /// Kinds joined by <c>^</c> on the way up and <c>_</c> on the way down, as code2vec writes them;
    /// <paramref name="nameOf"/> names the compiler's number of a kind.
    /// </summary>
    public static string Of(SyntaxPath path, Func<int, string> nameOf)
    {
        var text = new StringBuilder();
        for (var i = 0; i < path.Kinds.Length; i++)
        {
            text.Append(i == 0 ? "" : i <= path.Top ? "^" : "_").Append(nameOf(path.Kinds[i]));
        }

        return text.ToString();
    }
}
