namespace CodeIntel.Examples.Scoring;

/// <summary>A score of some examples; <paramref name="N"/>: those that it is over, weighted where they are.</summary>
public readonly record struct TaskScore(string Measure, double Value, double N)
{
    /// <summary>A share; NaN where the whole is empty.</summary>
    public static TaskScore Share(string measure, double part, double whole) =>
        new(measure, whole == 0 ? double.NaN : part / whole, whole);
}
