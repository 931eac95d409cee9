using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>
/// The subtokens that a model of tokens has vectors for: 0 is padding, 1 every subtoken it does not know, 2 stands for
/// "no bug"; the others descending by how often the training data holds them, equal counts in ordinal order.
/// </summary>
internal sealed record TokenVocabulary(IReadOnlyList<string> Texts)
{
    /// <summary>Number of everything that is not in the vocabulary.</summary>
    public const int UnknownId = 1;

    /// <summary>Number of the token that stands for "no bug".</summary>
    public const int NoBugId = 2;

    /// <summary>Subtokens of a token that are read: a long literal is cut.</summary>
    private const int MaxSubtokens = 10;

    /// <summary>Characters of a token without letters that are read.</summary>
    private const int MaxCharacters = 16;

    /// <summary>What noise writes into code; a variable called <c>target</c> is something else.</summary>
    private static readonly HashSet<string> _marks =
        ["TARGET", "BUGGY", "NONBUGGY", "MASK", "POSITIVE", "NEGATIVE"];

    private readonly Dictionary<string, int> _numbers = Texts.Select((text, i) => (text, i))
        .ToDictionary(pair => pair.text, pair => pair.i, StringComparer.Ordinal);

    /// <summary>Keeps the <paramref name="max"/> most frequent subtokens.</summary>
    public static TokenVocabulary Create(IReadOnlyDictionary<string, long> counts, int max) => new(
    [
        "<PAD>",
        "<UNK>",
        "<NOBUG>",
        .. counts.OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(max)
            .Select(pair => pair.Key),
    ]);

    /// <summary>The subtokens of a token; punctuation is one of its own. At least one.</summary>
    public static string[] Split(string token)
    {
        if (_marks.Contains(token))
        {
            return [token];
        }

        var subtokens = Subtokens.Split(Subtokens.Normalise(token));
        return subtokens.Length == 0 ? [token.Length <= MaxCharacters ? token : token[..MaxCharacters]]
            : subtokens.Length <= MaxSubtokens ? subtokens
            : subtokens[..MaxSubtokens];
    }

    /// <summary>The numbers of a token's subtokens.</summary>
    public int[] Encode(string token) =>
        [.. Split(token).Select(subtoken => _numbers.GetValueOrDefault(subtoken, UnknownId))];

    /// <summary>Hash of all texts, in order.</summary>
    public ContentHash Hash() => ContentHash.OfParts([.. Texts]);

    /// <summary>Writes the file of a run's folder.</summary>
    /// <exception cref="StageException">The folder cannot be written.</exception>
    public void Save(string folder) => VocabularyFile.Save(folder, this);

    /// <summary>Reads the file of a run's folder.</summary>
    /// <exception cref="StageException">
    /// It is missing, damaged, or not the one that the run was trained with.
    /// </exception>
    public static TokenVocabulary Load(string folder, string hash) =>
        VocabularyFile.Load<TokenVocabulary>(folder, hash, vocabulary => vocabulary.Hash());
}
