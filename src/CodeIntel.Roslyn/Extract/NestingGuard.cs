namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Finds text that would make the compiler's parser recurse too deeply, in one pass and before it is parsed: nested
/// brackets and interpolation holes, nested generic types, and runs of tokens without a comma, semicolon or brace
/// (chains of operators, prefixes, casts, member accesses, else-ifs, labels). It lexes just well enough for that; on
/// text that is not C# it may err.
/// </summary>
internal sealed class NestingGuard
{
    /// <summary>Longest chain of tokens on one bracket level. Hand-written code has a few hundred.</summary>
    private const int MaxChain = 20_000;

    /// <summary>Most open angle brackets, and most operators in a preprocessor condition.</summary>
    private const int MaxAngles = 1_000;

    /// <summary>
    /// Most steps of evaluating preprocessor conditions: for each symbol the compiler walks all directives before it.
    /// </summary>
    private const long MaxConditionSteps = 20_000_000;

    private readonly SourceCursor _cursor;
    private readonly int _maxNesting;
    private readonly Level[] _levels;
    private readonly Stack<int> _conditions = new();
    private int _depth;
    private int _angles;
    private int _directives;
    private long _conditionSteps;
    private string? _reason;

    private NestingGuard(string text, int maxNesting)
    {
        _cursor = new(text);
        _maxNesting = maxNesting;
        _levels = new Level[maxNesting + 2];
    }

    /// <summary>Why the text must not be parsed, or null.</summary>
    public static string? Refuse(string text, int maxNesting) => new NestingGuard(text, maxNesting).Scan();

    private string? Scan()
    {
        while (_reason is null && _cursor.SkipBlanksAndComments())
        {
            if (_cursor.AtDirective)
            {
                Directive(_cursor.ReadLine());
            }
            else if (_cursor.TryString(out var hole))
            {
                Token(isWord: false, "");
                Open(hole);
            }
            else if (_cursor.TryWord(out var word))
            {
                Token(isWord: true, word);
            }
            else
            {
                Symbol(_cursor.Read());
            }
        }

        return _reason;
    }

    private void Symbol(char symbol)
    {
        switch (symbol)
        {
            case '(' or '[' or '{':
                _angles = symbol == '{' ? 0 : _angles;
                Push(default);
                break;
            case ')' or ']' or '}':
                Close(symbol);
                break;
            case ';':
                _angles = 0;
                _levels[_depth].Boundary = Boundary.Semicolon;
                break;
            case ',':
                _levels[_depth].Chain = 0;
                break;
            default:
                Angle(symbol);
                Token(isWord: false, "");
                break;
        }
    }

    private void Angle(char symbol)
    {
        _angles = symbol == '<' ? _angles + 1 : symbol == '>' && _angles > 0 ? _angles - 1 : _angles;
        if (_angles > MaxAngles)
        {
            _reason = $"more than {MaxAngles} open angle brackets";
        }
    }

    private void Token(bool isWord, ReadOnlySpan<char> word)
    {
        ref var level = ref _levels[_depth];
        if (level.Boundary != Boundary.None && (isWord || level.Boundary == Boundary.Semicolon))
        {
            level.Chain = ContinuesStatement(level.Boundary, word) ? level.Chain : 0;
        }

        level.Boundary = Boundary.None;
        if (++level.Chain > MaxChain)
        {
            _reason = $"more than {MaxChain} tokens in one chain";
        }
    }

    /// <summary>
    /// Else-ifs, and the postfix expressions that may follow a brace, nest although a statement seems to begin.
    /// </summary>
    private static bool ContinuesStatement(Boundary boundary, ReadOnlySpan<char> word) =>
        word is "else" || (boundary == Boundary.Brace && word is "with" or "switch" or "is" or "as" or "and" or "or");

    private void Open(InterpolationHole hole)
    {
        if (hole.Dollars > 0)
        {
            Push(hole);
        }
    }

    private void Push(InterpolationHole hole)
    {
        if (++_depth > _maxNesting)
        {
            _reason = $"more than {_maxNesting} open brackets";
            return;
        }

        _levels[_depth] = new() { Hole = hole };
    }

    private void Close(char symbol)
    {
        if (_depth == 0)
        {
            return;
        }

        var hole = _levels[_depth--].Hole;
        if (hole.Dollars > 0 && symbol == '}')
        {
            Open(_cursor.ContinueString(hole));
            return;
        }

        _angles = symbol == '}' ? 0 : _angles;
        Token(isWord: false, "");
        _levels[_depth].Boundary = symbol == '}' ? Boundary.Brace : Boundary.None;
    }

    /// <summary>The branches of a condition are alternatives: each starts at the depth of the first.</summary>
    private void Directive(ReadOnlySpan<char> line)
    {
        var directive = line[1..].TrimStart();
        _directives++;
        if (directive.StartsWith("if", StringComparison.Ordinal))
        {
            _conditions.Push(_depth);
        }
        else if (directive.StartsWith("el", StringComparison.Ordinal) && _conditions.TryPeek(out var before))
        {
            _depth = Math.Min(before, _maxNesting);
        }
        else if (directive.StartsWith("endif", StringComparison.Ordinal))
        {
            _conditions.TryPop(out _);
        }

        if (directive.Count('!') + directive.Count('(') > MaxAngles)
        {
            _reason = "a preprocessor condition too deep to evaluate";
        }
        else if (directive.StartsWith("if", StringComparison.Ordinal)
            || directive.StartsWith("elif", StringComparison.Ordinal))
        {
            Evaluate(1 + directive.Count('|') + directive.Count('&') + directive.Count('='));
        }
    }

    private void Evaluate(int symbols)
    {
        _conditionSteps += (long)symbols * _directives;
        if (_conditionSteps > MaxConditionSteps)
        {
            _reason = "preprocessor conditions that take too long to evaluate";
        }
    }

    private enum Boundary
    {
        None,
        Semicolon,
        Brace,
    }

    private struct Level
    {
        public InterpolationHole Hole;
        public int Chain;
        public Boundary Boundary;
    }
}
