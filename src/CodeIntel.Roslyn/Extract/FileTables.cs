using System.Runtime.InteropServices;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Interns the terminals and paths of one file in order of first use.</summary>
internal sealed class FileTables
{
    private readonly Dictionary<string, int> _terminalIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _pathIndices = [];
    private readonly Dictionary<long, int> _chains = [];
    private readonly List<string> _terminals = [];
    private readonly List<SyntaxPath> _paths = [];

    /// <summary>1 + index of the terminal of each form that was asked for.</summary>
    private int[] _formTerminals = [];

    /// <summary>The terminals.</summary>
    public IReadOnlyList<string> Terminals => _terminals;

    /// <summary>The paths.</summary>
    public IReadOnlyList<SyntaxPath> Paths => _paths;

    /// <summary>Empties the tables for another file.</summary>
    public void Clear()
    {
        _terminalIndices.Clear();
        _pathIndices.Clear();
        _chains.Clear();
        _terminals.Clear();
        _paths.Clear();
        Array.Clear(_formTerminals);
    }

    /// <summary>Index of the terminal of one of the file's forms.</summary>
    public int Terminal(TokenForms forms, int form)
    {
        if (form >= _formTerminals.Length)
        {
            Array.Resize(ref _formTerminals, Math.Max(forms.Count, 2 * _formTerminals.Length));
        }

        ref var next = ref _formTerminals[form];
        next = next > 0 ? next : Terminal(forms[form].Terminal) + 1;
        return next - 1;
    }

    /// <summary>Index of a terminal.</summary>
    public int Terminal(string normalised)
    {
        if (!_terminalIndices.TryGetValue(normalised, out var index))
        {
            index = _terminals.Count;
            _terminals.Add(normalised);
            _terminalIndices.Add(normalised, index);
        }

        return index;
    }

    /// <summary>
    /// The number of a chain of node kinds that lead upwards: one more kind at the end of another chain, 0 being the
    /// empty one. Two chains have one number if they are equal.
    /// </summary>
    public int Chain(int below, char kind)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_chains, ((long)below << 16) | kind, out _);
        number = number > 0 ? number : _chains.Count;
        return number;
    }

    /// <summary>
    /// Index of the path of two chains, that from its start to its top and that from its end to below it; −1 where it
    /// was not added.
    /// </summary>
    public int Path(int up, int down) => _pathIndices.GetValueOrDefault(Key(up, down), -1);

    /// <summary>Adds the path of two chains.</summary>
    public int AddPath(int up, int down, SyntaxPath path)
    {
        _pathIndices.Add(Key(up, down), _paths.Count);
        _paths.Add(path);
        return _paths.Count - 1;
    }

    private static long Key(int up, int down) => ((long)up << 32) | (uint)down;
}
