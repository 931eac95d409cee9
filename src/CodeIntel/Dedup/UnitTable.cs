using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// The units of a level in row order, with their texts and token sequences interned. A text has the tokens of its first
/// unit: a text that a contextual keyword makes two sequences of is still one exact group, so each relation contains
/// the one before.
/// </summary>
internal sealed class UnitTable
{
    /// <summary>Reason of a drop: nothing but layout and comments.</summary>
    public const string NoTokens = "no-tokens";

    private readonly Dictionary<ContentHash, int> _textNumbers = [];
    private readonly List<int> _sequenceOfText = [];
    private readonly List<int> _texts = [];
    private readonly List<long> _rows = [];
    private readonly List<long> _files = [];
    private readonly List<long> _repositories = [];
    private readonly List<(int First, int Count)> _spans = [];
    private readonly List<Drop> _drops = [];

    private UnitTable()
    {
    }

    /// <summary>Number of units with tokens.</summary>
    public int Count => _rows.Count;

    /// <summary>The distinct token sequences.</summary>
    public SequenceTable Sequences { get; } = new();

    /// <summary>Units left out because they have no token.</summary>
    public IReadOnlyList<Drop> Drops => _drops;

    /// <summary>Reads units in row order.</summary>
    /// <exception cref="InvalidOperationException">Rows do not ascend.</exception>
    public static UnitTable Read(IEnumerable<TokenizedUnit> units, string unitName, Action<long> advance)
    {
        var table = new UnitTable();
        foreach (var unit in units)
        {
            if (unit.Tokens.IsEmpty)
            {
                var key = unit.Row.ToString(CultureInfo.InvariantCulture);
                table._drops.Add(new Drop(unitName, key, NoTokens, "Nothing but layout and comments."));
            }
            else
            {
                table.Add(unit);
            }

            advance(1);
        }

        return table;
    }

    /// <summary>Row of a unit.</summary>
    public long RowOf(int unit) => _rows[unit];

    /// <summary>Row of a unit's file.</summary>
    public long FileOf(int unit) => _files[unit];

    /// <summary>Row of a unit's repository.</summary>
    public long RepositoryOf(int unit) => _repositories[unit];

    /// <summary>First token of a unit in its file, and the number of its tokens.</summary>
    public (int First, int Count) SpanOf(int unit) => _spans[unit];

    /// <summary>Units by text.</summary>
    public Partition ByText() => new([.. _texts], _sequenceOfText.Count);

    /// <summary>Units by token sequence.</summary>
    public Partition BySequence() => new([.. _texts.Select(text => _sequenceOfText[text])], Sequences.Count);

    /// <summary>Units by the form of their token sequence.</summary>
    public Partition ByForm(int[] formOfSequence, int forms) =>
        new([.. _texts.Select(text => formOfSequence[_sequenceOfText[text]])], forms);

    private void Add(TokenizedUnit unit)
    {
        if (_rows.Count > 0 && unit.Row <= _rows[^1])
        {
            throw new InvalidOperationException($"Unit {unit.Row} was read after unit {_rows[^1]}: rows must ascend.");
        }

        if (!_textNumbers.TryGetValue(unit.TextHash, out var text))
        {
            text = _sequenceOfText.Count;
            _textNumbers.Add(unit.TextHash, text);
            _sequenceOfText.Add(Sequences.Intern(unit.Tokens.Span));
        }

        _texts.Add(text);
        _rows.Add(unit.Row);
        _files.Add(unit.FileRow);
        _repositories.Add(unit.RepositoryRow);
        _spans.Add((unit.FirstToken, unit.Tokens.Length));
    }
}
