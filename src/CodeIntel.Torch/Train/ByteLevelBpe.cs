using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Byte-level byte pair encoding (Sennrich 2016; Radford 2019, GPT-2; Liu 2019, RoBERTa): any text becomes pieces of
/// its UTF-8 bytes, so nothing is unknown. Reads <c>vocab.json</c> and <c>merges.txt</c>.
/// </summary>
/// <remarks>
/// Deviations: a special token that is written out in a text is text, for code may hold it; outside the basic
/// multilingual plane, .NET's classes of characters see halves of pairs, so that letters are grouped like symbols.
/// </remarks>
internal sealed class ByteLevelBpe
{
    /// <summary>File of tokens and their numbers.</summary>
    public const string VocabularyFile = "vocab.json";

    /// <summary>File of pairs in the order in which they are merged.</summary>
    public const string MergesFile = "merges.txt";

    private readonly BpeTokenizer _tokenizer;

    private ByteLevelBpe(BpeTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        Count = tokenizer.Vocabulary.Values.Max() + 1;
    }

    /// <summary>RoBERTa's special tokens, by number: the last has the vocabulary's last number.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"];

    /// <summary>Numbers in all.</summary>
    public int Count { get; }

    /// <summary>Reads the two files of a folder.</summary>
    /// <exception cref="InvalidDataException">A file is missing or malformed, or lacks tokens.</exception>
    public static ByteLevelBpe Load(string folder)
    {
        var (vocabulary, merges) = (Path.Combine(folder, VocabularyFile), Path.Combine(folder, MergesFile));
        foreach (var path in new[] { vocabulary, merges }.Where(path => !File.Exists(path)))
        {
            throw new InvalidDataException($"There is no file {path}: a tokenizer needs both files of its model.");
        }

        try
        {
            var numbers = JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllBytes(vocabulary)) ?? [];
            Check(vocabulary, numbers);
            return new(BpeTokenizer.Create(new BpeOptions(numbers)
            {
                Merges = ReadMerges(merges, numbers),
                PreTokenizer = RobertaPreTokenizer.Instance,
                UnknownToken = SpecialTokens[3],
                ByteLevel = true,
            }));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"The tokenizer in {folder} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The pieces of a text, without special tokens.</summary>
    public int[] Encode(string text) => text.Length == 0 ? [] : [.. _tokenizer.EncodeToIds(text)];

    /// <summary>The text of pieces; special tokens have none.</summary>
    public string Decode(IEnumerable<int> ids) => _tokenizer.Decode(ids.Where(id => !IsSpecial(id))) ?? string.Empty;

    /// <summary>
    /// The printable character that stands for a byte in both files (GPT-2's bytes_to_unicode): itself where it is
    /// printable, else the next free one from 256 on.
    /// </summary>
    internal static string[] ByteSymbols()
    {
        var symbols = new string[256];
        var next = 256;
        for (var value = 0; value < symbols.Length; value++)
        {
            var isPrintable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            symbols[value] = ((char)(isPrintable ? value : next++)).ToString();
        }

        return symbols;
    }

    private bool IsSpecial(int id) => id < SpecialTokens.Count - 1
        || (id == Count - 1 && _tokenizer.Vocabulary.GetValueOrDefault(SpecialTokens[^1], -1) == id);

    private static void Check(string path, Dictionary<string, int> numbers)
    {
        var misplaced = SpecialTokens.Take(SpecialTokens.Count - 1)
            .Where((token, i) => numbers.GetValueOrDefault(token, -1) != i)
            .ToList();
        if (misplaced.Count > 0)
        {
            throw new InvalidDataException(
                $"{path} is not that of a RoBERTa model: {string.Join(", ", misplaced)} must have the numbers "
                + "of <s> = 0, <pad> = 1, </s> = 2, <unk> = 3.");
        }

        var missing = ByteSymbols().Where(symbol => !numbers.ContainsKey(symbol)).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException(
                $"{path} is not that of a byte-level tokenizer: {missing.Count} of 256 bytes have no number.");
        }

        var negative = numbers.FirstOrDefault(pair => pair.Value < 0 || pair.Value >= numbers.Count);
        if (negative.Key is not null || numbers.Values.Distinct().Count() != numbers.Count)
        {
            throw new InvalidDataException($"{path} does not number its {numbers.Count} tokens from 0 on.");
        }
    }

    private static List<string> ReadMerges(string path, Dictionary<string, int> numbers)
    {
        var merges = new List<string>();
        var lineNumber = 0;
        foreach (var line in File.ReadLines(path))
        {
            lineNumber++;
            if (line.Length == 0 || (lineNumber == 1 && line.StartsWith("#version", StringComparison.Ordinal)))
            {
                continue;
            }

            var parts = line.Split(' ');
            if (parts.Length != 2
                || !numbers.ContainsKey(parts[0])
                || !numbers.ContainsKey(parts[1])
                || !numbers.ContainsKey(parts[0] + parts[1]))
            {
                throw new InvalidDataException(
                    $"{path}, line {lineNumber}: '{line}' is not a pair of tokens of {VocabularyFile} "
                    + "whose union is one too.");
            }

            merges.Add(line);
        }

        return merges;
    }
}
