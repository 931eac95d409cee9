using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// Type-2 forms: a token sequence in which every identifier and literal is replaced by its kind and the order of its
/// first occurrence among the tokens of that kind (parameterized matching, Baker 1995). Two sequences are Type-2
/// duplicates if and only if their forms are equal: <c>a = a + b</c> and <c>x = x + y</c> are, <c>a = b + b</c> is not.
/// </summary>
internal sealed class RenamedForms(IReadOnlyList<TokenKind> termKinds)
{
    private const int RenamedKinds = 4;

    private readonly byte[] _kinds = [.. termKinds.Select(kind => (byte)kind)];
    private readonly int[] _ordinals = new int[termKinds.Count];
    private readonly int[] _lastUse = new int[termKinds.Count];
    private int _use;

    /// <summary>
    /// The form of every sequence, numbered by first appearance, and the number of forms. Sequences of fewer than
    /// <paramref name="minTokens"/> tokens have forms of their own.
    /// </summary>
    public (int[] FormOf, int Count) Number(SequenceTable sequences, int minTokens)
    {
        var forms = new SequenceTable();
        var numberOf = new List<int>();
        var formOf = new int[sequences.Count];
        var count = 0;
        var buffer = Array.Empty<int>();
        for (var sequence = 0; sequence < formOf.Length; sequence++)
        {
            var tokens = sequences[sequence];
            if (tokens.Length < minTokens)
            {
                formOf[sequence] = count++;
                continue;
            }

            buffer = buffer.Length < tokens.Length ? new int[tokens.Length * 2] : buffer;
            Rename(tokens, buffer);
            var form = forms.Intern(buffer.AsSpan(0, tokens.Length));
            if (form == numberOf.Count)
            {
                numberOf.Add(count++);
            }

            formOf[sequence] = numberOf[form];
        }

        return (formOf, count);
    }

    /// <summary>Writes the form of a sequence.</summary>
    public void Rename(ReadOnlySpan<int> tokens, int[] form)
    {
        Span<int> next = stackalloc int[RenamedKinds];
        next.Clear();
        _use++;
        for (var i = 0; i < tokens.Length; i++)
        {
            var term = tokens[i];
            var kind = _kinds[term] - (int)TokenKind.Identifier;
            if (kind < 0)
            {
                form[i] = term;
                continue;
            }

            if (_lastUse[term] != _use)
            {
                _lastUse[term] = _use;
                _ordinals[term] = next[kind]++;
            }

            // terms that stay are not negative, so renamed ones are
            form[i] = -1 - kind - (_ordinals[term] * RenamedKinds);
        }
    }
}
