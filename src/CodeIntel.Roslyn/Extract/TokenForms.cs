using System.Runtime.InteropServices;
using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Extract;

/// <summary>
/// The distinct tokens of one file, numbered in order of first use: a form is a compiler's kind with a text, and what
/// is derived from it (its terminal, say) is derived once. Forms of one <see cref="TokenKind"/> and text are one
/// <see cref="Token"/> of the vocabulary.
/// </summary>
internal sealed class TokenForms
{
    /// <summary>The compiler's kinds lie below.</summary>
    private const int MaxKinds = 1 << 14;

    private readonly Dictionary<string, int>[] _indices =
        [.. Enum.GetValues<TokenKind>().Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    /// <summary>First form of each token of the vocabulary, and its other forms by token and kind.</summary>
    private readonly List<int> _firstForms = [];
    private readonly Dictionary<(int Token, int Kind), int> _otherForms = [];

    /// <summary>1 + form of a keyword or punctuation, whose kind is its text.</summary>
    private readonly int[] _fixed = new int[MaxKinds];
    private readonly List<Token> _vocabulary = [];
    private readonly List<TokenForm> _forms = [];

    /// <summary>The distinct tokens.</summary>
    public IReadOnlyList<Token> Vocabulary => _vocabulary;

    /// <summary>Number of forms.</summary>
    public int Count => _forms.Count;

    /// <summary>A form by its number.</summary>
    public TokenForm this[int form] => _forms[form];

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        foreach (var form in _forms)
        {
            _fixed[form.RawKind] = 0;
        }

        Array.ForEach(_indices, i => i.Clear());
        _firstForms.Clear();
        _otherForms.Clear();
        _vocabulary.Clear();
        _forms.Clear();
    }

    /// <summary>The number of a token's form.</summary>
    public int Of(SyntaxToken token)
    {
        var kind = token.RawKind;
        var text = token.Text;
        var known = _fixed[kind] - 1;
        if (known >= 0 && ReferenceEquals(_vocabulary[_forms[known].Token].Text, text))
        {
            return known;
        }

        var form = Find(token, kind, text);
        if (SyntaxFacts.IsReservedKeyword((SyntaxKind)kind) || SyntaxFacts.IsPunctuation((SyntaxKind)kind))
        {
            _fixed[kind] = form + 1;
        }

        return form;
    }

    private int Find(SyntaxToken token, int kind, string text)
    {
        var tokens = _indices[(int)TokenKinds.Of((SyntaxKind)kind)];
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(tokens, text, out var isKnown);
        if (!isKnown)
        {
            index = _vocabulary.Count;
            _vocabulary.Add(new(TokenKinds.Of((SyntaxKind)kind), text));
            _firstForms.Add(Add(token, index));
        }

        var first = _firstForms[index];
        return _forms[first].RawKind == kind ? first : FindOther(token, kind, index);
    }

    /// <summary>A text piece of a raw string may read like a string literal with its quotes.</summary>
    private int FindOther(SyntaxToken token, int kind, int index)
    {
        if (!_otherForms.TryGetValue((index, kind), out var form))
        {
            form = Add(token, index);
            _otherForms.Add((index, kind), form);
        }

        return form;
    }

    private int Add(SyntaxToken token, int index)
    {
        _forms.Add(new(token, index));
        return _forms.Count - 1;
    }
}
