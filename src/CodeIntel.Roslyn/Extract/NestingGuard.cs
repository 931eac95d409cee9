namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// Finds text that would make the compiler's parser recurse too deeply, in one pass and before it is parsed: nested
/// brackets and interpolation holes, nested generic types, and runs of tokens without a comma, semicolon or brace
/// (chains of operators, prefixes, casts, member accesses, else-ifs, labels). It lexes just well enough for that; on
/// text that is not C# it may err. Also finds <c>?[</c>, <c>? (…) =&gt;</c>, <c>(… = …</c> and <c>[… (…</c> inside
/// each other in such numbers that the parser, which tries each one in two ways (an index or a collection, a nullable
/// type or a condition with a lambda, an assignment or a parameter's default, a collection or an attribute) and what
/// follows with it, takes time exponential in them. What is not known here is left to <see cref="BoundedParse"/>.
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

    /// <summary>
    /// Brackets inside each other that no known construct makes the parser take a second with, without and with braces:
    /// the worst multiply its time by twelve for each and by two. Hand-written files hardly have more.
    /// </summary>
    private const int MaxPlainDepth = 9;

    private const int MaxPlainDepthWithBraces = 16;

    /// <summary>The same for chains of tokens, which take the parser quadratic time in some places.</summary>
    private const int MaxPlainChain = 1_000;

    private readonly SourceCursor _cursor;
    private readonly int _maxNesting;
    private Level[] _levels = new Level[16];
    private readonly Stack<int> _conditions = new();
    private int _depth;
    private int _angles;
    private int _directives;
    private long _conditionSteps;
    private long _reparses;
    private int _deepest;
    private int _longestChain;
    private int _deepestExpression;
    private bool _afterQuestion;
    private bool _afterOperand;
    private Arrow _arrow;
    private string? _reason;

    private NestingGuard(string text, int maxNesting)
    {
        _cursor = new(text);
        _maxNesting = maxNesting;
    }

    /// <summary>
    /// Why the text must not be parsed, or null; also tells whether expressions are so deep or long that a construct
    /// which is not known here might take the parser too long.
    /// </summary>
    public static string? Refuse(string text, int maxNesting, out bool isDeep)
    {
        var guard = new NestingGuard(text, maxNesting);
        var reason = guard.Scan();
        isDeep = guard._deepestExpression > MaxPlainDepth
            || guard._deepest > MaxPlainDepthWithBraces
            || guard._longestChain > MaxPlainChain;
        return reason;
    }

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
                (_afterQuestion, _afterOperand, _arrow) = (false, true, Arrow.None);
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
                else if (symbol == '(' && _levels[_depth] is { Bracket: '[', IsIndex: false })
                {
                    ForkOnce();
                }

                Push(new()
                {
                    Bracket = symbol,
                    IsIndex = symbol == '[' && _afterOperand,
                    IsConditional = symbol == '(' && _afterQuestion,
                });
                break;
            case ')' or ']' or '}':
                Close(symbol);
                break;
            case ';':
                _angles = 0;
                _levels[_depth].Boundary = Boundary.Semicolon;
                break;
            case ',':
                StartExpression();
                break;
            default:
                Angle(symbol);
                Token(isWord: false, "");
                if (symbol == '=' && _levels[_depth].Bracket is '(' or '[' && _cursor.AfterAssignment)
                {
                    ForkOnce();
                }

                break;
        }

        _afterQuestion = symbol == '?' && !_afterQuestion;
        _afterOperand = symbol is ')' or ']' or '}';
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
            _reason = "nested ?[, ? (…) =>, (… = or [… ( that take too long to parse";
        }
    }

    /// <summary>
    /// Of several of these beside each other, the first has what follows parsed twice, and them with it.
    /// </summary>
    private void ForkOnce()
    {
        if (!_levels[_depth].HasForked)
        {
            _levels[_depth].HasForked = true;
            Fork();
        }
    }

    private void StartExpression()
    {
        ref var level = ref _levels[_depth];
        (level.Chain, level.Forks, level.HasForked) = (0, 0, false);
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
            if (!ContinuesStatement(level.Boundary, word))
            {
                StartExpression();
            }
        }

        level.Boundary = Boundary.None;
        _longestChain = Math.Max(_longestChain, ++level.Chain);
        if (level.Chain > MaxChain)
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
        _afterOperand = hole.Dollars == 0;
        if (hole.Dollars > 0)
        {
            Push(new() { Hole = hole });
        }
    }

    private void Push(Level level)
    {
        if (++_depth > _maxNesting)
        {
            _reason = $"more than {_maxNesting} open brackets";
            return;
        }

        if (_depth == _levels.Length)
        {
            Array.Resize(ref _levels, 2 * _depth);
        }

        level.Expressions = _levels[_depth - 1].Expressions + (level.Bracket == '{' ? 0 : 1);
        _deepest = Math.Max(_deepest, _depth);
        _deepestExpression = Math.Max(_deepestExpression, level.Expressions);
        _levels[_depth] = level;
    }

    private void Close(char symbol)
    {
        var closed = Closed(symbol);
        if (closed == 0)
        {
            return;
        }

        var (hole, isConditional) = (_levels[closed].Hole, _levels[closed].IsConditional);
        _depth = closed - 1;
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

    /// <summary>
    /// The level that a bracket closes, or 0: like the parser, one that does not fit skips to the next that does, but
    /// out of no braces unless it is one.
    /// </summary>
    private int Closed(char symbol)
    {
        var bracket = symbol == ')' ? '(' : symbol == ']' ? '[' : '{';
        for (var depth = _depth; depth > 0; depth--)
        {
            var isBraceOrHole = _levels[depth].Bracket is not ('(' or '[');
            if (_levels[depth].Bracket == bracket || (symbol == '}' && isBraceOrHole))
            {
                return depth;
            }

            if (isBraceOrHole)
            {
                break;
            }
        }

        return 0;
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
        public char Bracket;
        public int Expressions;
        public bool IsIndex;
        public bool HasForked;
        public bool IsConditional;
        public Boundary Boundary;
    }
}
