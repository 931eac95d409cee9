namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Finds text that would make the compiler's parser recurse too deeply, in one pass and before it is parsed: nested
/// brackets and interpolation holes, nested generic types, and runs of tokens without a comma, semicolon or brace
/// (chains of operators, prefixes, casts, member accesses, else-ifs, labels). It lexes just well enough for that; on
/// text that is not C# it may err. Also finds <c>?[</c> and <c>? (…) =&gt;</c> in such numbers that the parser, which
/// tries each one in two ways (an index or a collection, a nullable type or a condition with a lambda) and what follows
/// with it, takes time exponential in them.
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

    /// <summary>
    /// Most parses of what the parser tries twice in a file, n in one expression counting 2^n: some seconds. Up to
    /// <see cref="CheapForks"/> in one expression count nothing.
    /// </summary>
    private const long MaxReparses = 1 << 17;

    private const int CheapForks = 6;

    private readonly SourceCursor _cursor;
    private readonly int _maxNesting;
    private readonly Level[] _levels;
    private readonly Stack<int> _conditions = new();
    private int _depth;
    private int _angles;
    private int _directives;
    private long _conditionSteps;
    private long _reparses;
    private bool _afterQuestion;
    private Arrow _arrow;
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
                (_afterQuestion, _arrow) = (false, Arrow.None);
                Token(isWord: false, "");
                Open(hole);
            }
            else if (_cursor.TryWord(out var word))
            {
                (_afterQuestion, _arrow) = (false, Arrow.None);
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
                if (symbol == '[' && _afterQuestion)
                {
                    Fork();
                }

                Push(default, isConditional: symbol == '(' && _afterQuestion);
                break;
            case ')' or ']' or '}':
                Close(symbol);
                break;
            case ';':
                _angles = 0;
                _levels[_depth].Boundary = Boundary.Semicolon;
                break;
            case ',':
                (_levels[_depth].Chain, _levels[_depth].Forks) = (0, 0);
                break;
            default:
                Angle(symbol);
                Token(isWord: false, "");
                break;
        }

        _afterQuestion = symbol == '?' && !_afterQuestion;
        Lambda(symbol);
    }

    /// <summary>Follows the arrow after brackets that a question mark stands before.</summary>
    private void Lambda(char symbol)
    {
        if (_arrow == Arrow.Equals && symbol == '>')
        {
            Fork();
        }

        _arrow = _arrow == Arrow.Closing ? Arrow.Closed
            : _arrow == Arrow.Closed && symbol == '=' ? Arrow.Equals
            : Arrow.None;
    }

    /// <summary>
    /// What follows is parsed twice for every fork before it in its own expression and in those around it.
    /// </summary>
    private void Fork()
    {
        _levels[_depth].Forks++;
        var around = 0;
        for (var depth = 0; depth <= _depth; depth++)
        {
            around += _levels[depth].Forks;
        }

        _reparses += around <= CheapForks ? 0 : 1L << Math.Min(around, 62);
        if (_reparses > MaxReparses)
        {
            _reason = "conditions (?[ and ? (…) =>) that take too long to parse";
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
            (level.Chain, level.Forks) =
                ContinuesStatement(level.Boundary, word) ? (level.Chain, level.Forks) : (0, 0);
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

    private void Push(InterpolationHole hole, bool isConditional = false)
    {
        if (++_depth > _maxNesting)
        {
            _reason = $"more than {_maxNesting} open brackets";
            return;
        }

        _levels[_depth] = new() { Hole = hole, IsConditional = isConditional };
    }

    private void Close(char symbol)
    {
        if (_depth == 0)
        {
            return;
        }

        var (hole, isConditional) = (_levels[_depth].Hole, _levels[_depth].IsConditional);
        _depth--;
        if (hole.Dollars > 0 && symbol == '}')
        {
            Open(_cursor.ContinueString(hole));
            return;
        }

        _angles = symbol == '}' ? 0 : _angles;
        Token(isWord: false, "");
        _levels[_depth].Boundary = symbol == '}' ? Boundary.Brace : Boundary.None;
        _arrow = symbol == ')' && isConditional ? Arrow.Closing : Arrow.None;
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

    private enum Arrow
    {
        None,
        Closing,
        Closed,
        Equals,
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
        public int Forks;
        public bool IsConditional;
        public Boundary Boundary;
    }
}
