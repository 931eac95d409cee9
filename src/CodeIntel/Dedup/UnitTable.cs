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

    private readonly List<int> _sequenceOfText;
    private readonly List<int> _texts;
    private readonly List<long> _rows;
    private readonly List<long> _files;
    private readonly List<int> _repositories;
    private readonly List<(int First, int Count)> _spans;
    private readonly List<Drop> _drops = [];
    private readonly List<long> _repositoryRows = [];
    private readonly Dictionary<long, int> _repositoryNumbers = [];
    private ContentNumbers? _textNumbers;

    private UnitTable(ISequenceStore sequences, int capacity)
    {
        Sequences = sequences;
        _textNumbers = new(capacity);
        _sequenceOfText = new(capacity);
        _texts = new(capacity);
        _rows = new(capacity);
        _files = new(capacity);
        _repositories = new(capacity);
        _spans = new(capacity);
    }

    /// <summary>Number of units with tokens.</summary>
    public int Count => _rows.Count;

    /// <summary>The distinct token sequences.</summary>
    public ISequenceStore Sequences { get; }

    /// <summary>Units left out because they have no token.</summary>
    public IReadOnlyList<Drop> Drops => _drops;

    /// <summary>Reads units in row order; <paramref name="count"/> is about how many there are.</summary>
    /// <exception cref="InvalidOperationException">Rows do not ascend.</exception>
    public static UnitTable Read(
        IEnumerable<TokenizedUnit> units, long count, ISequenceStore sequences, string unitName, Action<long> advance)
    {
        var table = new UnitTable(sequences, (int)Math.Clamp(count, 0, Array.MaxLength / 2));
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

        table._textNumbers = null;
        return table;
    }

    /// <summary>Row of a unit.</summary>
    public long RowOf(int unit) => _rows[unit];

    /// <summary>Row of a unit's file.</summary>
    public long FileOf(int unit) => _files[unit];

    /// <summary>Row of a unit's repository.</summary>
    public long RepositoryOf(int unit) => _repositoryRows[_repositories[unit]];

    /// <summary>First token of a unit in its file, and the number of its tokens.</summary>
    public (int First, int Count) SpanOf(int unit) => _spans[unit];

    /// <summary>Units by text.</summary>
    public Partition ByText() => new([.. _texts], _sequenceOfText.Count);

    /// <summary>Units by token sequence.</summary>
    public Partition BySequence()
    {
        var classes = new int[Count];
        for (var unit = 0; unit < classes.Length; unit++)
        {
            classes[unit] = _sequenceOfText[_texts[unit]];
        }

        return new(classes, Sequences.Count);
    }

    /// <summary>Units by the form of their token sequence.</summary>
    public Partition ByForm(int[] formOfSequence, int forms)
    {
        var classes = new int[Count];
        for (var unit = 0; unit < classes.Length; unit++)
        {
            classes[unit] = formOfSequence[_sequenceOfText[_texts[unit]]];
        }

        return new(classes, forms);
    }

    private void Add(TokenizedUnit unit)
    {
        if (_rows.Count > 0 && unit.Row <= _rows[^1])
        {
            throw new InvalidOperationException($"Unit {unit.Row} was read after unit {_rows[^1]}: rows must ascend.");
        }

        var text = _textNumbers!.Number(unit.TextHash);
        if (text == _sequenceOfText.Count)
        {
            _sequenceOfText.Add(Sequences.Intern(unit.Tokens.Span));
        }

        if (!_repositoryNumbers.TryGetValue(unit.RepositoryRow, out var repository))
        {
            repository = _repositoryRows.Count;
            _repositoryRows.Add(unit.RepositoryRow);
            _repositoryNumbers.Add(unit.RepositoryRow, repository);
        }

        _texts.Add(text);
        _rows.Add(unit.Row);
        _files.Add(unit.FileRow);
        _repositories.Add(repository);
        _spans.Add((unit.FirstToken, unit.Tokens.Length));
    }
}
