using System.Runtime.InteropServices;
using CodeIntel.Dedup;
using CodeIntel.Examples;

namespace CodeIntel.Tests.Dedup;

/// <summary>Corpora with skewed token frequencies and planted duplicates of every relation.</summary>
internal static class RandomUnits
{
    public static List<TokenKind> Kinds(int terms) =>
        [.. Enumerable.Range(0, terms).Select(term => (TokenKind)(term % 6))];

    public static List<TokenizedUnit> Create(ulong seed, int count, int terms, int maxLength)
    {
        var random = SeededRandom.For("units", seed);
        var bodies = new List<int[]>();
        while (bodies.Count < count)
        {
            bodies.Add(bodies.Count > 0 && random.Next(3) > 0 ? Mutate(bodies[random.Next(bodies.Count)], terms, random)
                : [.. Enumerable.Range(0, random.Next(maxLength + 1)).Select(_ => Zipf(terms, random))]);
        }

        return [.. bodies.Select((tokens, i) => Unit(i + 1, tokens, layout: random.Next(2)))];
    }

    public static TokenizedUnit Unit(
        long row, int[] tokens, int layout = 0, long? file = null, int first = 0, long repository = 1) => new()
        {
            Row = row,
            FileRow = file ?? row,
            RepositoryRow = repository,
            TextHash = ContentHash.Of([(byte)layout, .. MemoryMarshal.AsBytes<int>(tokens)]),
            FirstToken = first,
            Tokens = tokens,
        };

    private static int Zipf(int terms, SeededRandom random) => (int)(Math.Pow(terms, random.NextDouble()) - 1);

    private static int[] Mutate(int[] tokens, int terms, SeededRandom random)
    {
        if (random.Next(4) == 0)
        {
            // terms of one kind change places: a consistent renaming
            var shift = 6 * random.Next(terms / 6);
            return [.. tokens.Select(term => term % 6 < 2 ? term : (term + shift) % (terms / 6 * 6))];
        }

        var mutated = tokens.ToList();
        for (var edits = random.Next(1 + (tokens.Length / 4)); edits > 0; edits--)
        {
            var at = random.Next(mutated.Count + 1);
            if (at < mutated.Count && random.Next(2) == 0)
            {
                mutated.RemoveAt(at);
            }
            else
            {
                mutated.Insert(at, Zipf(terms, random));
            }
        }

        return [.. mutated];
    }
}
