using CodeIntel.Examples;

namespace CodeIntel.Dedup.Align;

/// <summary>
/// Divides the tokens of a unit into statements without a syntax tree: a statement ends with <c>;</c>, with the brace
/// that opens a block, or before and after the brace that closes one, outside of brackets and of the holes of
/// interpolated strings. So the header of a loop, and the opening of a lambda's block, are statements of their own.
/// </summary>
internal static class StatementSplitter
{
    /// <summary>Spans that follow each other and together hold every token.</summary>
    public static List<TokenSpan> Split(IReadOnlyList<Token> tokens)
    {
        var statements = new List<TokenSpan>();
        var contexts = new Stack<Context>();
        var start = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var end = Step(tokens[i], contexts);
            if (end == End.Alone && i > start)
            {
                statements.Add(new(start, i - start));
                start = i;
            }

            if (end != End.None || i == tokens.Count - 1)
            {
                statements.Add(new(start, i + 1 - start));
                start = i + 1;
            }
        }

        return statements;
    }

    private static End Step(Token token, Stack<Context> contexts)
    {
        if (token.Kind != TokenKind.Punctuation)
        {
            return End.None;
        }

        var inside = contexts.TryPeek(out var top) ? top : Context.Block;
        return inside == Context.Text ? InText(token.Text, contexts) : InCode(token.Text, inside, contexts);
    }

    private static End InText(string text, Stack<Context> contexts)
    {
        if (text == "{")
        {
            contexts.Push(Context.Hole);
        }
        else if (text.EndsWith('"'))
        {
            contexts.Pop();
        }

        return End.None;
    }

    private static End InCode(string text, Context inside, Stack<Context> contexts)
    {
        switch (text)
        {
            case "(" or "[":
                contexts.Push(Context.Bracket);
                return End.None;
            case ")" or "]":
                Leave(Context.Bracket, inside, contexts);
                return End.None;
            case "{":
                contexts.Push(Context.Block);
                return End.After;
            case "}" when inside == Context.Hole:
                contexts.Pop();
                return End.None;
            case "}":
                Leave(Context.Block, inside, contexts);
                return End.Alone;
            case ";":
                return inside == Context.Block ? End.After : End.None;
            default:
                if (text.Length > 1 && text.EndsWith('"') && (text[0] == '$' || text[1] == '$'))
                {
                    contexts.Push(Context.Text);
                }

                return End.None;
        }
    }

    private static void Leave(Context context, Context inside, Stack<Context> contexts)
    {
        if (inside == context && contexts.Count > 0)
        {
            contexts.Pop();
        }
    }

    private enum Context
    {
        Block,
        Bracket,
        Text,
        Hole,
    }

    private enum End
    {
        None,
        After,
        Alone,
    }
}
