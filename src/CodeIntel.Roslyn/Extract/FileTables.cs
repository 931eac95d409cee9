using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Interns the terminals and paths of one file in order of first use.</summary>
internal sealed class FileTables
{
    private readonly Dictionary<string, int> _terminalIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _pathIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _pathLookup;
    private readonly List<string> _terminals = [];
    private readonly List<SyntaxPath> _paths = [];

    /// <summary>1 + index of the terminal of each form that was asked for.</summary>
    private int[] _formTerminals = [];

    /// <summary>Empty tables.</summary>
    public FileTables() => _pathLookup = _pathIndices.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The terminals.</summary>
    public IReadOnlyList<string> Terminals => _terminals;

    /// <summary>The paths.</summary>
    public IReadOnlyList<SyntaxPath> Paths => _paths;

    /// <summary>Empties the tables for another file.</summary>
    public void Clear()
    {
        _terminalIndices.Clear();
        _pathIndices.Clear();
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

    /// <summary>Index of a path; the first character is its top, the others are its kinds.</summary>
    public int Path(ReadOnlySpan<char> topAndKinds)
    {
        if (!_pathLookup.TryGetValue(topAndKinds, out var index))
        {
            index = _paths.Count;
            _paths.Add(new(topAndKinds[1..].ToString(), topAndKinds[0]));
            _pathIndices.Add(topAndKinds.ToString(), index);
        }

        return index;
    }
}
