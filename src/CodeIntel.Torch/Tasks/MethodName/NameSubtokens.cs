using CodeIntel.Examples;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// What code2seq reads of the vocabularies of terminals, paths and names: their subtokens and nodes, numbered in order
/// of first occurrence, which is that of frequency.
/// </summary>
internal sealed class NameSubtokens
{
    private static readonly char[] _arrows = ['^', '_'];

    private readonly Dictionary<string, int> _targets = new(StringComparer.Ordinal);
    private readonly List<string> _targetTexts = ["<PAD>", "<UNK>", "<S>", "</S>"];

    /// <summary>Numbers everything.</summary>
    public NameSubtokens(NameVocabularies vocabularies)
    {
        var subtokens = new Dictionary<string, int>(StringComparer.Ordinal);
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        Tables = new(
            [.. vocabularies.Terminals.Select(terminal => Numbers(subtokens, terminal.Split(Subtokens.Separator)))],
            [.. vocabularies.Paths.Select(path => Numbers(nodes, path.Split(_arrows)))],
            subtokens.Count,
            nodes.Count);
        foreach (var subtoken in vocabularies.Labels.SelectMany(Subtokens.Split))
        {
            if (_targets.TryAdd(subtoken, _targetTexts.Count))
            {
                _targetTexts.Add(subtoken);
            }
        }
    }

    /// <summary>Parts of terminals and paths.</summary>
    public Code2seqTables Tables { get; }

    /// <summary>Sizes of a model of a width; as published, the decoder is two and a half times as wide.</summary>
    public Code2seqSizes Sizes(int width) =>
        new(Tables.Subtokens, Tables.Nodes, _targetTexts.Count, width, width, 5 * width / 2);

    /// <summary>The numbers of a name's subtokens.</summary>
    public int[] Encode(string label) =>
        [.. Subtokens.Split(label).Select(subtoken => _targets.GetValueOrDefault(subtoken, Code2seq.UnknownId))];

    /// <summary>The name of numbers; what is not in the vocabulary is left out.</summary>
    public string Decode(IEnumerable<int> numbers) => string.Join(
        Subtokens.Separator, numbers.Where(number => number > Code2seq.EndId).Select(number => _targetTexts[number]));

    private static int[] Numbers(Dictionary<string, int> numbers, string[] parts) =>
        [.. parts.Select(part =>
        {
            if (!numbers.TryGetValue(part, out var number))
            {
                numbers.Add(part, number = numbers.Count);
            }

            return number;
        })];
}
