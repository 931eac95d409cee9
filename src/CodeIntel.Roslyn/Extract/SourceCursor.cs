namespace CodeIntel.Roslyn.Extract;

/// <summary>A position in C# text that moves over comments, words, strings and single symbols.</summary>
internal sealed class SourceCursor(string text)
{
    private const int LongestCharacterLiteral = 12;
    private int _position;
    private bool _lineStart = true;

    /// <summary>True at a <c>#</c> that is the first symbol of its line.</summary>
    public bool AtDirective => _lineStart && text[_position] == '#';

    /// <summary>Moves to the next symbol; false at the end.</summary>
    public bool SkipBlanksAndComments()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == ' ')
            {
                var blanks = text.AsSpan(_position).IndexOfAnyExcept(' ');
                _position = blanks < 0 ? text.Length : _position + blanks;
            }
            else if (c is '\n' or '\r')
            {
                _lineStart = true;
                _position++;
            }
            else if (char.IsWhiteSpace(c))
            {
                _position++;
            }
            else if (c == '/' && At(1) == '/')
            {
                _position = EndOfLine(_position);
            }
            else if (c == '/' && At(1) == '*')
            {
                var end = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                _position = end < 0 ? text.Length : end + 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rest of the line.</summary>
    public ReadOnlySpan<char> ReadLine()
    {
        var start = _position;
        _position = EndOfLine(start);
        return text.AsSpan(start, _position - start);
    }

    /// <summary>One symbol.</summary>
    public char Read()
    {
        _lineStart = false;
        return text[_position++];
    }

    /// <summary>True after the <c>=</c> of an assignment or default was read, and not of another operator.</summary>
    public bool AfterAssignment =>
        text[_position - 1] == '=' && At(0) is not ('=' or '>') && !(_position > 1 && IsOperator(text[_position - 2]));

    /// <summary>Reads an identifier, keyword or number.</summary>
    public bool TryWord(out ReadOnlySpan<char> word)
    {
        var start = _position;
        while (_position < text.Length && (char.IsLetterOrDigit(text[_position]) || text[_position] is '_' or '@'))
        {
            _position++;
        }

        word = text.AsSpan(start, _position - start);
        _lineStart &= word.IsEmpty;
        return !word.IsEmpty;
    }

    /// <summary>Reads a character or string literal, or an interpolated string up to its end or first hole.</summary>
    public bool TryString(out InterpolationHole hole)
    {
        hole = default;
        if (text[_position] == '\'')
        {
            return TryCharacter();
        }

        var quote = _position;
        while (quote < text.Length && text[quote] is '$' or '@')
        {
            quote++;
        }

        if (quote >= text.Length || text[quote] != '"')
        {
            return false;
        }

        var prefix = text.AsSpan(_position, quote - _position);
        var quotes = Run(quote, '"');
        var raw = quotes >= 3 && !prefix.Contains('@');
        _lineStart = false;
        _position = raw ? quote + quotes : quote + 1;
        hole = ContinueText(new(prefix.Count('$'), raw ? quotes : 1, prefix.Contains('@')));
        return true;
    }

    /// <summary>Reads on after a hole was closed, to the string's end or next hole.</summary>
    public InterpolationHole ContinueString(InterpolationHole hole)
    {
        // one brace of a raw string's closing run was read already
        _position = Math.Min(text.Length, _position + (hole.Quotes >= 3 ? hole.Dollars - 1 : 0));
        return ContinueText(hole);
    }

    private InterpolationHole ContinueText(InterpolationHole kind)
    {
        var regular = kind.Quotes == 1 && !kind.Verbatim;
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c == '"' && EndsAtQuote(kind))
            {
                return default;
            }

            if (c == '{' && kind.Dollars > 0)
            {
                if (OpensHole(kind))
                {
                    return kind;
                }

                continue;
            }

            if (regular && (c is '\n' or '\r'))
            {
                return default;
            }

            _position += c == '"' ? 0 : regular && c == '\\' ? 2 : 1;
        }

        return default;
    }

    /// <summary>Moves over a run of quotes; true where it closes the string.</summary>
    private bool EndsAtQuote(InterpolationHole kind)
    {
        var run = Run(_position, '"');
        if (kind.Quotes >= 3)
        {
            _position += run;
            return run >= kind.Quotes;
        }

        var doubled = kind.Verbatim && run >= 2;
        _position += doubled ? 2 : 1;
        return !doubled;
    }

    /// <summary>Moves over a run of braces; true where it opens a hole.</summary>
    private bool OpensHole(InterpolationHole kind)
    {
        var run = Run(_position, '{');
        if (kind.Quotes >= 3)
        {
            _position += run;
            return run >= kind.Dollars;
        }

        _position += run >= 2 ? 2 : 1;
        return run == 1;
    }

    private bool TryCharacter()
    {
        var last = Math.Min(text.Length - 1, _position + LongestCharacterLiteral);
        for (var i = _position + 1; i <= last && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '\'')
            {
                _position = i + 1;
                _lineStart = false;
                return true;
            }
        }

        return false;
    }

    private static bool IsOperator(char c) => "=<>!+-*/%&|^?".Contains(c, StringComparison.Ordinal);

    private char At(int offset) => _position + offset < text.Length ? text[_position + offset] : '\0';

    private int Run(int start, char c)
    {
        var end = start;
        while (end < text.Length && text[end] == c)
        {
            end++;
        }

        return end - start;
    }

    private int EndOfLine(int start)
    {
        var end = text.AsSpan(start).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : start + end;
    }
}
