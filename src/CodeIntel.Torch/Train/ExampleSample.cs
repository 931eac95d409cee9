using CodeIntel.Examples;

namespace CodeIntel.Torch.Train;

/// <summary>
/// A fixed random sample of at most <paramref name="most"/> units of each split (0: all), which their identities alone
/// decide: a smaller sample is part of a larger one.
/// </summary>
internal sealed class ExampleSample(int most)
{
    private readonly List<(long Row, ExampleId Id, Split Split, ulong Rank)> _units = [];

    /// <summary>Adds a unit.</summary>
    public void Add(long row, ExampleId id, Split split)
    {
        if (most > 0)
        {
            _units.Add((row, id, split, SampleRank.Of(id)));
        }
    }

    /// <summary>The units that are not in the sample, ascending by row.</summary>
    public IEnumerable<(long Row, ExampleId Id)> LeftOut() => _units
        .GroupBy(unit => unit.Split)
        .SelectMany(split => split.OrderBy(unit => unit.Rank).ThenBy(unit => unit.Row).Skip(most))
        .OrderBy(unit => unit.Row)
        .Select(unit => (unit.Row, unit.Id));

    /// <summary>The drop of a unit that is left out.</summary>
    public static Drop Drop(ExampleId id, int most) => new(
        "example",
        id.ToString(),
        "not-sampled",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"maxExamples {most}"));
}
