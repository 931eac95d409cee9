using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Noise;

/// <summary>A kind with a seed and all the levels that the study lists for it, ascending.</summary>
internal sealed record NoiseEntry(NoiseKind Kind, long Seed, double[] Levels)
{
    /// <summary>The first entry of the study for this kind and seed.</summary>
    public NoiseOptions Options { get; init; } = new() { Kind = Kind };

    /// <summary>Kind and seed: <c>label-shuffle seed 1</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{KebabCase.Of(Kind)} seed {Seed}");

    /// <summary>The ledger's unit: an example may be kept by one kind and refused by another.</summary>
    public string Unit => $"example ({Name})";

    /// <summary>
    /// Entries of one kind and seed become one, so that no manifest row is written twice; entries of level 0 alone
    /// vanish.
    /// </summary>
    public static IReadOnlyList<NoiseEntry> Merge(IEnumerable<NoiseOptions> options) =>
        [.. options.GroupBy(entry => (entry.Kind, entry.Seed))
            .Select(group => new NoiseEntry(
                group.Key.Kind, group.Key.Seed, [.. group.SelectMany(entry => entry.Levels).Distinct().Order()])
            {
                Options = group.First(),
            })
            .Where(entry => entry.Levels.Length > 0 && entry.Levels[^1] > 0)];

    /// <summary>
    /// The smallest listed level at which the example of a rank is noisy, or null; level 1 is <paramref name="share"/>.
    /// </summary>
    public double? NoisyFrom(int rank, int examples, double share = 1)
    {
        foreach (var level in Levels)
        {
            if (rank <= NestedSelection.CountAt(level * share, examples))
            {
                return level;
            }
        }

        return null;
    }
}
