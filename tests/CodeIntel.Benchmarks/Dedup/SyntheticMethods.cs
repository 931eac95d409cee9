using System.Runtime.InteropServices;
using CodeIntel.Dedup;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Benchmarks.Dedup;

/// <summary>
/// Methods with the token statistics of C#, fitted by <see cref="MethodStatistics"/> to real methods: log-normal
/// lengths; marks (keywords, punctuation); names that are repeated in the method, taken from the methods around it, or
/// drawn from a Zipf–Mandelbrot distribution with an open vocabulary. One method in four is a planted copy of an
/// earlier
/// one, near or far: exact, in another layout, renamed, or with up to 12% of its tokens edited.
/// </summary>
internal sealed class SyntheticMethods(int count, ulong seed) : IDuplicateSource
{
    private const int Marks = 150;
    private const int Names = 6_000_000;
    private const int Terms = Marks + Names;
    private const int LocalNames = 2_000;
    private const int Recent = 4_096;
    private const int MethodsPerPopular = 200;
    private const int RepositoryMethods = 5_000;
    private const int TruthEvery = 8;

    // dedup fit, of the 110,838 units of efcore
    private const double MarkShare = 0.645;
    private const double RepeatedShare = 0.598;
    private const double LocalShare = 0.78;
    private static readonly (double Mean, double Deviation) _logLength = (2.536, 1.649);
    private static readonly (double S, double Q) _markLaw = (42.1, 525.6);
    private static readonly (double S, double Q) _nameLaw = (0.767, 104);

    private readonly int _popular = Math.Max(64, count / MethodsPerPopular);
    private readonly List<(int First, int Second)> _truth = [];

    /// <summary>
    /// One in eight of the planted near pairs that reach the default thresholds, by row; complete after the units were
    /// read.
    /// </summary>
    public IReadOnlyList<(int First, int Second)> Truth => _truth;

    public IReadOnlyList<TokenKind> TermKinds()
    {
        var kinds = new TokenKind[Terms];
        for (var term = 0; term < Terms; term++)
        {
            kinds[term] = term < Marks / 2 ? TokenKind.Punctuation
                : term < Marks ? TokenKind.Keyword
                : term % 10 == 0 ? TokenKind.StringLiteral
                : term % 25 == 1 ? TokenKind.NumericLiteral
                : TokenKind.Identifier;
        }

        return kinds;
    }

    int IDuplicateSource.Terms() => Terms;

    public long Count(DuplicationLevel level) => count;

    public long Tokens(DuplicationLevel level) => 60L * count;

    public IEnumerable<TokenizedUnit> Units(DuplicationLevel level)
    {
        _truth.Clear();
        var random = SeededRandom.For("synthetic methods", seed);
        var recent = new (int Row, int[] Tokens)[Recent];
        var popular = new (int Row, int[] Tokens)[_popular];
        var local = new int[LocalNames];
        var (originals, written) = (0, 0);
        for (var row = 1; row <= count; row++)
        {
            int[] tokens;
            var layout = 0;
            if (originals > Recent && random.Next(4) == 0)
            {
                var original = random.Next(3) > 0
                    ? recent[random.Next(Recent)]
                    : popular[(int)(Math.Min(originals, _popular) * Math.Pow(random.NextDouble(), 2))];
                (tokens, layout) = Copy(original, row, random);
            }
            else
            {
                tokens = Original(local, ref written, random);
                recent[originals % Recent] = (row, tokens);
                if (originals < _popular)
                {
                    popular[originals] = (row, tokens);
                }

                originals++;
            }

            yield return new()
            {
                Row = row,
                FileRow = row,
                RepositoryRow = row / RepositoryMethods,
                TextHash = ContentHash.Of([(byte)layout, .. MemoryMarshal.AsBytes<int>(tokens)]),
                FirstToken = 0,
                Tokens = tokens,
            };
        }
    }

    private static int[] Original(int[] local, ref int written, SeededRandom random)
    {
        var normal = -6.0;
        for (var i = 0; i < 12; i++)
        {
            normal += random.NextDouble();
        }

        var tokens = new int[Math.Clamp((int)Math.Exp(_logLength.Mean + (_logLength.Deviation * normal)), 6, 20_000)];
        var names = new List<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (random.NextDouble() < MarkShare)
            {
                tokens[i] = Draw(_markLaw, Marks, random);
                continue;
            }

            if (names.Count > 0 && random.NextDouble() < RepeatedShare)
            {
                tokens[i] = names[random.Next(names.Count)];
            }
            else
            {
                tokens[i] = written > 0 && random.NextDouble() < LocalShare
                    ? local[random.Next(Math.Min(written, LocalNames))]
                    : Marks + Draw(_nameLaw, Names, random);
                local[written++ % LocalNames] = tokens[i];
            }

            names.Add(tokens[i]);
        }

        return tokens;
    }

    private (int[] Tokens, int Layout) Copy((int Row, int[] Tokens) original, int row, SeededRandom random)
    {
        var kind = random.Next(6);
        switch (kind)
        {
            case 0 or 1:
                return (original.Tokens, kind);
            case 2:
                var shift = 50 * (1 + random.Next(Names / 100));
                return ([.. original.Tokens.Select(t => t < Marks ? t : Marks + ((t - Marks + shift) % Names))], 0);
            default:
                var edited = Edit(original.Tokens, random);
                if (row % TruthEvery == 0 && IsNear(original.Tokens, edited))
                {
                    _truth.Add((original.Row, row));
                }

                return (edited, 0);
        }
    }

    private static int[] Edit(int[] original, SeededRandom random)
    {
        var tokens = original.ToList();
        for (var edits = 1 + random.Next(1 + (tokens.Count * 12 / 100)); edits > 0; edits--)
        {
            var at = random.Next(tokens.Count);
            var token = Marks + Draw(_nameLaw, Names, random);
            switch (random.Next(3))
            {
                case 0:
                    tokens.Insert(at, token);
                    break;
                case 1 when tokens.Count > 8:
                    tokens.RemoveAt(at);
                    break;
                default:
                    tokens[at] = token;
                    break;
            }
        }

        return [.. tokens];
    }

    private static bool IsNear(int[] x, int[] y)
    {
        var options = new DedupOptions();
        var (a, b) = (Counts(x), Counts(y));
        var (overlap, multisetOverlap) = a.Intersect(b);
        return Math.Min(x.Length, y.Length) >= options.MinTokens
            && !x.SequenceEqual(y)
            && new JaccardThreshold(options.SetJaccard).IsReached(overlap, a.Terms.Length + b.Terms.Length)
            && new JaccardThreshold(options.MultisetJaccard).IsReached(multisetOverlap, x.Length + y.Length);
    }

    private static TokenCounts Counts(int[] tokens)
    {
        var groups = tokens.CountBy(token => token).OrderBy(group => group.Key).ToList();
        return new(groups.Select(group => group.Key).ToArray(), groups.Select(group => group.Value).ToArray());
    }

    // density ~ 1 / (rank + q)^s below a number of terms, by inversion of the continuous distribution
    private static int Draw((double S, double Q) law, int terms, SeededRandom random)
    {
        var (s, q) = law;
        var (low, high) = (Math.Pow(q, 1 - s), Math.Pow(terms + q, 1 - s));
        var rank = Math.Pow(low + (random.NextDouble() * (high - low)), 1 / (1 - s)) - q;
        return Math.Clamp((int)rank, 0, terms - 1);
    }
}
