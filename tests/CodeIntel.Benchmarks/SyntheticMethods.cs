using System.Runtime.InteropServices;
using CodeIntel.Dedup;
using CodeIntel.Examples;

namespace CodeIntel.Benchmarks;

/// <summary>
/// Methods with the token statistics of C#: half of the tokens from a few dozen keywords and operators, the others
/// Zipf-distributed over
/// a vocabulary of the corpus and one per repository, so that the vocabulary grows with the corpus; lengths are
/// log-normal. One
/// method in five is a planted copy of an earlier one: exact, in another layout, renamed, or with up to 15% of its
/// tokens edited.
/// </summary>
internal sealed class SyntheticMethods(int count, ulong seed) : IDuplicateSource
{
    private const int CommonTerms = 64;
    private const int SharedTerms = 40_000;
    private const int RepositoryMethods = 800;
    private const int RepositoryTerms = 1_600;
    private const int LongestShift = 6_000;

    private int Terms =>
        CommonTerms + SharedTerms + (((count / RepositoryMethods) + 1) * RepositoryTerms) + LongestShift;

    public IReadOnlyList<TokenKind> TermKinds() =>
        [
            .. Enumerable
                .Range(0, Terms)
                .Select(term =>
                    term < CommonTerms / 2 ? TokenKind.Punctuation
                    : term < CommonTerms ? TokenKind.Keyword
                    : term % 12 == 0 ? TokenKind.StringLiteral
                    : term % 25 == 0 ? TokenKind.NumericLiteral
                    : TokenKind.Identifier
                ),
        ];

    public long Count(DuplicationLevel level) => count;

    public IEnumerable<TokenizedUnit> Units(DuplicationLevel level)
    {
        var random = SeededRandom.For("synthetic methods", seed);
        var originals = new List<int[]>();
        for (var row = 1; row <= count; row++)
        {
            var repository = row / RepositoryMethods;
            var layout = 0;
            int[] tokens;
            if (originals.Count > 0 && random.Next(5) == 0)
            {
                (tokens, layout) = Copy(originals[random.Next(originals.Count)], random);
            }
            else
            {
                tokens = Original(repository, random);
                originals.Add(tokens);
            }

            yield return new()
            {
                Row = row,
                FileRow = row,
                RepositoryRow = repository,
                TextHash = ContentHash.Of([(byte)layout, .. MemoryMarshal.AsBytes<int>(tokens)]),
                FirstToken = 0,
                Tokens = tokens,
            };
        }
    }

    private static int[] Original(int repository, SeededRandom random)
    {
        var normal = Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var tokens = new int[Math.Clamp((int)(55 * Math.Exp(normal)), 8, 5000)];
        for (var i = 0; i < tokens.Length; i++)
        {
            var draw = random.NextDouble();
            tokens[i] =
                draw < 0.55 ? Zipf(CommonTerms, random)
                : draw < 0.75 ? CommonTerms + Zipf(SharedTerms, random)
                : i > 4 && draw < 0.9 ? tokens[random.Next(i)]
                : CommonTerms + SharedTerms + (repository * RepositoryTerms) + Zipf(RepositoryTerms, random);
        }

        return tokens;
    }

    private static (int[] Tokens, int Layout) Copy(int[] original, SeededRandom random)
    {
        var kind = random.Next(6);
        var shift = 300 * (1 + random.Next(LongestShift / 300));
        return kind < 2 ? (original, kind)
            : kind == 2 ? ([.. original.Select(term => term < CommonTerms ? term : term + shift)], 0)
            : (Edit(original, random), 0);
    }

    private static int[] Edit(int[] original, SeededRandom random)
    {
        var tokens = original.ToList();
        for (var edits = 1 + random.Next(1 + (tokens.Count * 3 / 20)); edits > 0; edits--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(3))
            {
                case 0:
                    tokens.Insert(at, CommonTerms + Zipf(SharedTerms, random));
                    break;
                case 1 when tokens.Count > 8:
                    tokens.RemoveAt(at);
                    break;
                default:
                    tokens[at] = CommonTerms + Zipf(SharedTerms, random);
                    break;
            }
        }

        return [.. tokens];
    }

    // density ~ 1 / (rank + 1)
    private static int Zipf(int terms, SeededRandom random) => (int)(Math.Pow(terms + 1, random.NextDouble()) - 1);
}
