using System.Runtime.InteropServices;
using CodeIntel.Dedup.Blocks;
using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Distinct token sequences by the hash of their tokens, with the sets that are compared on disk: in memory stay 70
/// bytes per sequence, whatever its length. Equal 128-bit hashes (SHA-256) count as equal sequences and forms.
/// </summary>
internal sealed class SpilledSets : ISequenceStore
{
    private readonly RenamedForms _renaming;
    private readonly ComparedTerms _compared;
    private readonly int _minTokens;
    private readonly SpilledTokens? _tokens;
    private readonly FileStream _file;
    private readonly List<long> _offsets;
    private readonly List<RecordFacts> _facts;
    private readonly List<int> _sequences;
    private readonly List<int> _records;
    private readonly List<int> _forms;
    private ContentNumbers? _sequenceNumbers;
    private ContentNumbers? _formNumbers;
    private List<int>? _numberOfForm = [];
    private int[] _buffer = new int[1 << 12];
    private int[] _counts = new int[1 << 12];
    private byte[] _bytes = new byte[1 << 16];

    /// <summary>
    /// An empty store for about <paramref name="capacity"/> sequences, which also go to <paramref name="tokens"/>.
    /// </summary>
    public SpilledSets(
        IReadOnlyList<TokenKind> termKinds, ComparedTerms compared, int minTokens, SpillFolder folder, int capacity,
        SpilledTokens? tokens = null)
    {
        (_renaming, _compared, _minTokens, _tokens) = (new(termKinds), compared, minTokens, tokens);
        _file = folder.Create("sets");
        (_sequenceNumbers, _formNumbers) = (new(capacity), new(capacity));
        (_offsets, _facts, _sequences) = (new(capacity) { 0 }, new(capacity), new(capacity));
        (_records, _forms) = (new(capacity), new(capacity));
        Frequencies = new int[compared.Count];
    }

    /// <inheritdoc/>
    public int Count => _records.Count;

    /// <summary>Number of sequences with a set.</summary>
    public int RecordCount => _sequences.Count;

    /// <summary>Number of records that hold a term, by term.</summary>
    public int[] Frequencies { get; private set; }

    /// <summary>Facts of every record.</summary>
    public ReadOnlySpan<RecordFacts> Facts => CollectionsMarshal.AsSpan(_facts);

    /// <summary>Form of every sequence.</summary>
    public ReadOnlySpan<int> Forms => CollectionsMarshal.AsSpan(_forms);

    /// <summary>Number of forms.</summary>
    public int FormCount { get; private set; }

    /// <summary>Sequence of a record.</summary>
    public int SequenceOf(int record) => _sequences[record];

    /// <summary>Record of a sequence, or −1.</summary>
    public int RecordOf(int sequence) => _records[sequence];

    /// <summary>Where a record's set begins in the file; that of <see cref="RecordCount"/> is the end.</summary>
    public long OffsetOf(int record) => _offsets[record];

    /// <inheritdoc/>
    public int Intern(ReadOnlySpan<int> tokens)
    {
        var sequence = _sequenceNumbers!.Number(ContentHash.Of(MemoryMarshal.AsBytes(tokens)));
        if (sequence < Count)
        {
            return sequence;
        }

        _tokens?.Add(sequence, tokens);
        if (tokens.Length < _minTokens)
        {
            _forms.Add(FormCount++);
            _records.Add(-1);
            return sequence;
        }

        Reserve(tokens.Length);
        _renaming.Rename(tokens, _buffer);
        var form = _formNumbers!.Number(ContentHash.Of(MemoryMarshal.AsBytes(_buffer.AsSpan(0, tokens.Length))));
        if (form == _numberOfForm!.Count)
        {
            _numberOfForm.Add(FormCount++);
        }

        _forms.Add(_numberOfForm[form]);
        _records.Add(_sequences.Count);
        _sequences.Add(sequence);
        StoreSet(tokens);
        return sequence;
    }

    /// <summary>Ends writing and frees what only writing needs.</summary>
    public void Complete()
    {
        _file.Flush();
        (_sequenceNumbers, _formNumbers, _numberOfForm) = (null, null, null);
        (_buffer, _counts, _bytes) = ([], [], []);
    }

    /// <summary>Frees the frequencies, which only the measurement of recall needs.</summary>
    public void ForgetFrequencies() => Frequencies = [];

    /// <summary>Bytes of consecutive records. Safe to call from several threads.</summary>
    /// <exception cref="EndOfStreamException">Someone has cut the file short.</exception>
    public ReadOnlySpan<byte> Read(int first, int end, ref byte[] buffer)
    {
        var (from, length) = (_offsets[first], checked((int)(_offsets[end] - _offsets[first])));
        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }

        var read = 0;
        while (read < length)
        {
            var now = RandomAccess.Read(_file.SafeFileHandle, buffer.AsSpan(read, length - read), from + read);
            read += now > 0 ? now : throw new EndOfStreamException("A file of the duplicate search was cut short.");
        }

        return buffer.AsSpan(0, length);
    }

    private void StoreSet(ReadOnlySpan<int> tokens)
    {
        var total = 0;
        foreach (var term in tokens)
        {
            _buffer[total] = term;
            total += _compared[term] ? 1 : 0;
        }

        var terms = _buffer.AsSpan(0, total);
        terms.Sort();
        var size = 0;
        for (var i = 0; i < total; i++)
        {
            if (size > 0 && terms[size - 1] == terms[i])
            {
                _counts[size - 1]++;
                continue;
            }

            (terms[size], _counts[size]) = (terms[i], 1);
            Frequencies[terms[size++]]++;
        }

        var length = SetCodec.Write(terms[..size], _counts.AsSpan(0, size), _bytes);
        _file.Write(_bytes, 0, length);
        _offsets.Add(_offsets[^1] + length);
        _facts.Add(new(size, total, Signature.Of(terms[..size])));
    }

    private void Reserve(int tokens)
    {
        if (_buffer.Length <= tokens)
        {
            (_buffer, _counts) = (new int[tokens * 2], new int[tokens * 2]);
        }

        if (_bytes.Length < SetCodec.MaxLength(tokens))
        {
            _bytes = new byte[SetCodec.MaxLength(tokens)];
        }
    }
}
