namespace CodeIntel.Dedup;

/// <summary>
/// Candidates among the records of one part of a band: those that share a key, are of different forms and pass the
/// filters. A bucket is ordered by size, so that each member meets only those in reach of the length filter, and by
/// form, so that a crowd of renamed copies is passed over at once.
/// </summary>
internal sealed class BucketJoin(SpilledSets sets, PairFilter filter, CandidateRuns runs)
{
    private const int RunPairs = 1 << 22;

    private ulong[] _entries = [];
    private Member[] _members = new Member[64];
    private int[] _nextForms = new int[64];
    private ulong[] _pairs = new ulong[1 << 12];
    private int _count;

    /// <summary>Joins a part and writes its candidates.</summary>
    public void Join(BandFiles bands, int part, CancellationToken cancellationToken)
    {
        var entries = bands.Read(part, ref _entries);
        for (var start = 0; start < entries.Length;)
        {
            var end = start + 1;
            while (end < entries.Length && entries[end] >> 32 == entries[start] >> 32)
            {
                end++;
            }

            if (end - start > 1)
            {
                JoinBucket(entries[start..end], cancellationToken);
            }

            start = end;
        }

        Flush();
    }

    private void JoinBucket(ReadOnlySpan<ulong> entries, CancellationToken cancellationToken)
    {
        var members = Load(entries);
        for (var i = 0; i < members.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ref readonly var member = ref members[i];
            var largest = filter.Set.MaxSize(member.Facts.Size);
            for (var j = _nextForms[i]; j < members.Length && members[j].Facts.Size <= largest; j++)
            {
                if (filter.Admits(member.Facts, members[j].Facts) && member.Form != members[j].Form)
                {
                    Add(member.Record, members[j].Record);
                }
            }
        }
    }

    private Span<Member> Load(ReadOnlySpan<ulong> entries)
    {
        if (_members.Length < entries.Length)
        {
            (_members, _nextForms) = (new Member[entries.Length * 2], new int[entries.Length * 2]);
        }

        var members = _members.AsSpan(0, entries.Length);
        for (var i = 0; i < members.Length; i++)
        {
            var record = (int)(uint)entries[i];
            members[i] = new(record, sets.Forms[sets.SequenceOf(record)], sets.Facts[record]);
        }

        members.Sort();
        for (var i = members.Length - 1; i >= 0; i--)
        {
            var isLast = i == members.Length - 1 || members[i].Form != members[i + 1].Form;
            _nextForms[i] = isLast ? i + 1 : _nextForms[i + 1];
        }

        return members;
    }

    private void Add(int x, int y)
    {
        if (_count == _pairs.Length)
        {
            if (_count == RunPairs)
            {
                Flush();
            }
            else
            {
                Array.Resize(ref _pairs, _count * 2);
            }
        }

        _pairs[_count++] = ((ulong)Math.Max(x, y) << 32) | (uint)Math.Min(x, y);
    }

    private void Flush()
    {
        runs.Write(_pairs.AsSpan(0, _count));
        _count = 0;
    }

    private readonly record struct Member(int Record, int Form, RecordFacts Facts) : IComparable<Member>
    {
        public int CompareTo(Member other)
        {
            var size = Facts.Size.CompareTo(other.Facts.Size);
            return size != 0 ? size : Form != other.Form ? Form.CompareTo(other.Form) : Record.CompareTo(other.Record);
        }
    }
}
