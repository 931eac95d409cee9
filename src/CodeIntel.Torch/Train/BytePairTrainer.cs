using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.ML.Tokenizers;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Learns a byte-level byte pair encoding (Sennrich 2016, algorithm 1): the most frequent pair of neighbours inside
/// words becomes a token, again and again; among equals, the pair whose tokens have the lower numbers. A pair is merged
/// only if it occurs twice. The result depends on the counts of words alone, not on the order of texts.
/// </summary>
/// <param name="size">Tokens to reach, special ones and the 256 bytes included.</param>
internal sealed class BytePairTrainer(int size)
{
    private const int MaxWordBytes = 256; // longer ones are data, not words, and would cost most of the time

    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly SortedDictionary<string, long> _words = new(StringComparer.Ordinal);

    /// <summary>Counts the words of a text of the training split.</summary>
    public void Add(string text, long times = 1)
    {
        foreach (var (offset, length) in RobertaPreTokenizer.Instance.PreTokenize(text))
        {
            var word = text.Substring(offset, length);
            _words[word] = _words.GetValueOrDefault(word) + times;
        }
    }

    /// <summary>Learns, and writes <c>vocab.json</c> and <c>merges.txt</c> into a folder.</summary>
    /// <exception cref="ArgumentException">The size has no room for bytes and special tokens.</exception>
    public void Save(string folder)
    {
        var symbols = ByteLevelBpe.ByteSymbols();
        var special = ByteLevelBpe.SpecialTokens;
        if (size < symbols.Length + special.Count)
        {
            throw new ArgumentException($"A vocabulary has at least {symbols.Length + special.Count} tokens.");
        }

        List<string> tokens = [.. special.SkipLast(1), .. symbols];
        var merges = Learn(tokens, firstByte: special.Count - 1);
        tokens.Add(special[^1]);
        var numbers = tokens.Select((token, i) => (token, i)).ToDictionary(pair => pair.token, pair => pair.i);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ByteLevelBpe.VocabularyFile), JsonSerializer.Serialize(numbers, _json));
        File.WriteAllText(
            Path.Combine(folder, ByteLevelBpe.MergesFile),
            "#version: 0.2\n" + string.Concat(merges.Select(merge => merge + "\n")));
    }

    private List<string> Learn(List<string> tokens, int firstByte)
    {
        var numbers = tokens.Select((token, i) => (token, i)).ToDictionary(pair => pair.token, pair => pair.i);
        var words = _words.Where(word => Encoding.UTF8.GetByteCount(word.Key) <= MaxWordBytes)
            .Select(word => (
                Tokens: Encoding.UTF8.GetBytes(word.Key).Select(value => firstByte + value).ToArray(), word.Value))
            .ToArray();
        var pairs = new PairCounts(words.Length);
        for (var word = 0; word < words.Length; word++)
        {
            pairs.Count(word, words[word].Tokens, words[word].Value);
        }

        var merges = new List<string>();
        while (tokens.Count < size - 1 && pairs.Best() is { } best)
        {
            var merged = tokens[best.Left] + tokens[best.Right];
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, merged, out var isKnown);
            if (!isKnown) // two pairs may have the same union
            {
                number = tokens.Count;
                tokens.Add(merged);
            }

            merges.Add($"{tokens[best.Left]} {tokens[best.Right]}");
            foreach (var word in pairs.WordsOf(best))
            {
                pairs.Count(word, words[word].Tokens, -words[word].Value);
                words[word].Tokens = Merge(words[word].Tokens, best, number);
                pairs.Count(word, words[word].Tokens, words[word].Value);
            }
        }

        return merges;
    }

    private static int[] Merge(int[] tokens, (int Left, int Right) pair, int number)
    {
        var merged = new List<int>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            var isPair = i + 1 < tokens.Length && tokens[i] == pair.Left && tokens[i + 1] == pair.Right;
            merged.Add(isPair ? number : tokens[i]);
            i += isPair ? 1 : 0;
        }

        return [.. merged];
    }

    /// <summary>How often pairs occur, in which words, and which occurs most.</summary>
    private sealed class PairCounts(int words)
    {
        private readonly Dictionary<(int Left, int Right), long> _counts = [];
        private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];

        // holds outdated counts too, which are told by comparing with the current one
        private readonly PriorityQueue<(int Left, int Right), (long Count, int Left, int Right)> _queue = new(words);

        public void Count(int word, int[] tokens, long times)
        {
            for (var i = 0; i + 1 < tokens.Length; i++)
            {
                var pair = (tokens[i], tokens[i + 1]);
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, pair, out _);
                count += times;
                _queue.Enqueue(pair, (-count, pair.Item1, pair.Item2));
                if (times > 0)
                {
                    ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _);
                    (places ??= []).Add(word);
                }
            }
        }

        public (int Left, int Right)? Best()
        {
            while (_queue.TryDequeue(out var pair, out var order))
            {
                if (_counts[pair] == -order.Count && order.Count <= -2)
                {
                    return pair;
                }
            }

            return null;
        }

        /// <summary>Words that hold a pair, or once did.</summary>
        public IEnumerable<int> WordsOf((int Left, int Right) pair) => [.. _places[pair].Order()];
    }
}
