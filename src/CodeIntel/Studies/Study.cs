using System.ComponentModel.DataAnnotations;
using YamlDotNet.Serialization;

namespace CodeIntel.Studies;

/// <summary>A study file: one file gives one result.</summary>
public sealed record Study : IValidatableObject
{
    /// <summary>Name of the study.</summary>
    [YamlMember(Alias = "study")]
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._ -]*$", ErrorMessage = "must be letters, digits, blanks and . _ -")]
    public required string Name { get; init; }

    /// <summary>Path of the corpus file, relative to the study file.</summary>
    [MinLength(1)]
    public required string Corpus { get; init; }

    /// <summary>Options of extraction.</summary>
    public ExtractOptions Extract { get; init; } = new();

    /// <summary>Options of duplicate detection.</summary>
    public DedupOptions Dedup { get; init; } = new();

    /// <summary>Options of the split.</summary>
    public SplitOptions Split { get; init; } = new();

    /// <summary>Noise kinds and levels. Default: label-shuffle at five levels.</summary>
    public IReadOnlyList<NoiseOptions> Noise { get; init; } = [new() { Kind = Examples.NoiseKind.LabelShuffle }];

    /// <summary>Models to train. Default: code2vec.</summary>
    [MinLength(1)]
    public IReadOnlyList<TrainOptions> Train { get; init; } = [new()];

    /// <summary>Options of measures and cross-references.</summary>
    public MeasureOptions Measure { get; init; } = new();

    /// <summary>Options of the report.</summary>
    public ReportOptions Report { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Noise.Select(noise => noise.Kind).Distinct().Count() != Noise.Count)
        {
            yield return new("names a kind twice: give one entry per kind with all its levels", ["noise"]);
        }

        var idle = Noise.Where(noise => !Train.Any(train => Examples.NoiseKinds.Serves(noise.Kind, train.Task)));
        foreach (var kind in idle.Select(noise => Examples.KebabCase.Of(noise.Kind)))
        {
            yield return new($"names the kind '{kind}', which corrupts no task of 'train'", ["noise"]);
        }

        foreach (var problem in Train.Select(train => train.View).OfType<string>().Distinct().Select(ViewProblem))
        {
            if (problem is not null)
            {
                yield return new(problem, ["train"]);
            }
        }
    }

    /// <summary>What is wrong with a reference to a view, or null.</summary>
    public string? ViewProblem(string name) => Dedup.FindView(name) switch
    {
        null => $"names the view '{name}', which is not in 'dedup.views'; known: "
            + string.Join(", ", Dedup.Views.Concat(BuiltInViews.All).Select(view => view.Name)),
        var view when !Dedup.Level.Contains(view.Level) =>
            $"names the view '{name}', whose level {Examples.KebabCase.Of(view.Level)} 'dedup.level' does not compare",
        _ => null,
    };
}
