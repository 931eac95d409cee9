using System.Globalization;
using System.Reflection;

namespace CodeIntel.Examples.Published;

/// <summary>
/// The curves that Rabin et al. 2022 published, as data of the tool (<c>rabin2022.csv</c>): 104 of them. What their
/// source is known to have wrong is left out: values outside [0, 1], and the zeros that stand for missing accuracies at
/// the first epoch of GGNN and Transformer under repair injection at levels above 0.
/// </summary>
public static class PublishedCurves
{
    private const string Resource = "rabin2022.csv";
    private const int FirstLevelColumn = 8;

    private static readonly Lazy<IReadOnlyList<PublishedCurve>> _all = new(Read);

    /// <summary>Where the numbers are from.</summary>
    public const string Source =
        "M. R. I. Rabin, A. Hussain, M. A. Alipour, V. J. Hellendoorn: Memorization and generalization in neural code "
        + "intelligence models. Information and Software Technology 153:107066, 2022";

    /// <summary>The noise levels of every curve.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>All curves, in the order of the file.</summary>
    public static IReadOnlyList<PublishedCurve> All => _all.Value;

    /// <summary>Published values that are left out.</summary>
    public static int LeftOut => All.Sum(curve => curve.Values.Sum(values => values.Count(double.IsNaN)));

    /// <summary>The curves of a task, model and kind of noise.</summary>
    public static IEnumerable<PublishedCurve> Of(string task, string model, NoiseKind noise) =>
        All.Where(curve => curve.Task == task && curve.Model == model && curve.Noise == noise);

    private static PublishedCurve[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(','))
            .GroupBy(fields => string.Join(',', fields.Take(FirstLevelColumn - 1)), StringComparer.Ordinal)
            .Select(group => Curve([.. group.OrderBy(Epoch)]))];
    }

    private static PublishedCurve Curve(string[][] rows)
    {
        var fields = rows[0];
        var part = fields[5].ToLowerInvariant();
        var noise = Noise(fields[1]);
        var model = fields[3].ToLowerInvariant();
        return new()
        {
            Task = fields[0] == "code_text" ? "code-to-text" : fields[0].Replace('_', '-'),
            Model = model,
            Noise = noise,
            Measure = Measure(fields[2], part),
            Dataset = fields[4],
            Part = part,
            Split = fields[6] == "train" ? Split.Train : Split.Test,
            Epochs = [.. rows.Select(Epoch)],
            Values = [.. rows.Select(row => Values(row, IsWithoutFirstEpoch(noise, model, fields[2])))],
        };
    }

    private static IReadOnlyList<double> Values(string[] row, bool withoutFirst) =>
        [.. row.Skip(FirstLevelColumn)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))
            .Select((value, level) =>
                value is < 0 or > 1 || (withoutFirst && Epoch(row) == 1 && level > 0 && value == 0)
                    ? double.NaN
                    : value)];

    private static bool IsWithoutFirstEpoch(NoiseKind noise, string model, string metric) =>
        (noise, metric) == (NoiseKind.RepairInjection, "accuracy") && model is "ggnn" or "transformer";

    private static int Epoch(string[] row) => int.Parse(row[FirstLevelColumn - 1], CultureInfo.InvariantCulture);

    private static string Measure(string metric, string part) => metric switch
    {
        "f1_score" => "f1",
        "bleu4_score" => "bleu4",
        "gini_loss" => "gini-loss",
        "csr_all" => "csr",
        _ => part.Length == 0 ? metric : $"{part}-{metric}",
    };

    private static NoiseKind Noise(string name) => name switch
    {
        "Y_Label_Shuffling" => NoiseKind.LabelShuffle,
        "X_Statement_Deletion" => NoiseKind.StatementDeletion,
        "X_Method_Leakage" => NoiseKind.MethodLeakage,
        "X_Injecting_Repair" => NoiseKind.RepairInjection,
        "X_Token_Masking" => NoiseKind.TokenMasking,
        "X_Identity_Pair" => NoiseKind.IdentityPair,
        _ => throw new InvalidDataException($"{Resource}: no kind of noise is called {name}."),
    };
}
