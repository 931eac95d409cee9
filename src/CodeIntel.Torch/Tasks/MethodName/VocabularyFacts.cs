using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// How much of each split the vocabularies do not have. They are built from the training split alone, so what is
/// unknown there was cut by <c>maxTerminals</c> or <c>maxPaths</c>.
/// </summary>
internal static class VocabularyFacts
{
    /// <summary>
    /// Shares in [0, 1] per split that has examples: of occurrences of terminals and paths, of subtokens of labels, and
    /// of labels.
    /// </summary>
    public static IEnumerable<(string Name, double Value)> Of(NameData dataset)
    {
        var subtokens = dataset.Labels.Texts.SelectMany(label => label.Split('|')).ToHashSet(StringComparer.Ordinal);
        yield return ("subtokens of labels", subtokens.Count);
        foreach (var split in dataset.Examples.GroupBy(example => example.Split).OrderBy(group => group.Key))
        {
            var (terminals, paths, all) = CountUnknown(split);
            var parts = split.SelectMany(example => example.Label.Split('|')).ToList();
            var name = KebabCase.Of(split.Key);
            yield return ($"{name} terminals unknown, share", Share(terminals, 2 * all));
            yield return ($"{name} paths unknown, share", Share(paths, all));
            yield return (
                $"{name} label subtokens unknown, share",
                Share(parts.LongCount(part => !subtokens.Contains(part)), parts.Count));
            yield return (
                $"{name} labels unknown, share",
                Share(
                    split.LongCount(example => dataset.Labels[example.Label] == LabelVocabulary.None),
                    split.LongCount()));
        }
    }

    private static (long Terminals, long Paths, long All) CountUnknown(IEnumerable<NameExample> examples)
    {
        var (terminals, paths, all) = (0L, 0L, 0L);
        foreach (var contexts in examples.Select(example => example.Contexts))
        {
            for (var i = 0; i < contexts.Length; i += 3)
            {
                terminals += contexts[i] == Vocabulary.UnknownId ? 1 : 0;
                paths += contexts[i + 1] == Vocabulary.UnknownId ? 1 : 0;
                terminals += contexts[i + 2] == Vocabulary.UnknownId ? 1 : 0;
                all++;
            }
        }

        return (terminals, paths, all);
    }

    private static double Share(long part, long all) => all == 0 ? 0 : (double)part / all;
}
