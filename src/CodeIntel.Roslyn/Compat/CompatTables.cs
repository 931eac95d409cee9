using System.Globalization;
using System.Text;
using CodeIntel.Examples;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Compat;

/// <summary>The distinct terminals and paths of a file, numbered in order of first use.</summary>
/// <remarks>
/// A chain is the sequence of symbols from a terminal's parent up to some ancestor, shared by all terminals that have
/// it; a path is two chains and the kind between them. So a path that was seen before costs one lookup of three
/// numbers, and no text.
/// </remarks>
internal sealed class CompatTables
{
    /// <summary>The chain without a symbol.</summary>
    public const int NoChain = 0;

    private readonly Dictionary<string, int> _terminalIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<string> _terminals = [];
    private readonly Dictionary<string, CompatLiteral> _literals = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Below, int Symbol), int> _chainIndices = [];
    private readonly List<(int Below, int Symbol)> _chains = [default];
    private readonly Dictionary<(int Left, int Top, int Right), int> _pathIndices = [];
    private readonly List<string> _paths = [];
    private readonly StringBuilder _text = new();
    private readonly Stack<int> _descent = new();

    /// <summary>Terminals in order of first use.</summary>
    public IReadOnlyList<string> Terminals => _terminals;

    /// <summary>The distinct string literals of the methods.</summary>
    public IReadOnlyCollection<CompatLiteral> Literals => _literals.Values;

    /// <summary>Paths in order of first use.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>
    /// A node on one side of a path: its kind, and its index among its parent's child nodes, at most 3; −1: none.
    /// </summary>
    public static int Symbol(SyntaxKind kind, int childId) => ((int)kind * 5) + childId + 1;

    /// <summary>The index of a name's normalised terminal.</summary>
    public int Terminal(string name)
    {
        if (!_names.TryGetValue(name, out var index))
        {
            var terminal = CompatNames.Terminal(name);
            if (!_terminalIndices.TryGetValue(terminal, out index))
            {
                index = _terminals.Count;
                _terminalIndices.Add(terminal, index);
                _terminals.Add(terminal);
            }

            _names.Add(name, index);
        }

        return index;
    }

    /// <summary>Notes which terminal a string literal with a name is, if it is one of any context.</summary>
    public void AddLiteral(string text, string name)
    {
        if (_names.TryGetValue(name, out var terminal))
        {
            _literals.TryAdd(text, new(text, terminal));
        }
    }

    /// <summary>The chain that continues a chain by one symbol upwards.</summary>
    public int Chain(int below, int symbol)
    {
        if (!_chainIndices.TryGetValue((below, symbol), out var chain))
        {
            chain = _chains.Count;
            _chainIndices.Add((below, symbol), chain);
            _chains.Add((below, symbol));
        }

        return chain;
    }

    /// <summary>The index of the path up the left chain, over a node of a kind, and down the right chain.</summary>
    public int Path(int left, SyntaxKind top, int right)
    {
        if (!_pathIndices.TryGetValue((left, (int)top, right), out var index))
        {
            index = _paths.Count;
            _pathIndices.Add((left, (int)top, right), index);
            _paths.Add(Write(left, top, right));
        }

        return index;
    }

    private string Write(int left, SyntaxKind top, int right)
    {
        _text.Clear();
        for (var chain = left; chain != NoChain; chain = _chains[chain].Below)
        {
            _descent.Push(_chains[chain].Symbol);
        }

        while (_descent.TryPop(out var symbol))
        {
            Write(symbol);
            _text.Append(Subtokens.Separator);
        }

        _text.Append(top.ToString());
        for (var chain = right; chain != NoChain; chain = _chains[chain].Below)
        {
            _text.Append(Subtokens.Separator);
            Write(_chains[chain].Symbol);
        }

        return _text.ToString();
    }

    private void Write(int symbol)
    {
        _text.Append(((SyntaxKind)(symbol / 5)).ToString());
        if (symbol % 5 > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{(symbol % 5) - 1}");
        }
    }
}
