using System.Globalization;

namespace CodeIntel.Examples;

/// <summary>
/// Names a training run in a study. <paramref name="Noise"/> is null for the clean run, which is level 0 of every noise
/// kind. Task and model are named as in study files (<c>method-name</c>, <c>code2vec</c>).
/// </summary>
public sealed record RunKey(string Task, string Model, NoiseKind? Noise, double Level, long Seed)
{
    /// <summary>A folder name: <c>method-name_code2vec_label-shuffle_0.25_seed1</c>.</summary>
    public override string ToString()
    {
        var noise = Noise is { } kind
            ? $"{KebabCase.Of(kind)}_{Level.ToString("0.######", CultureInfo.InvariantCulture)}"
            : "clean";
        return string.Create(CultureInfo.InvariantCulture, $"{Task}_{Model}_{noise}_seed{Seed}");
    }
}
