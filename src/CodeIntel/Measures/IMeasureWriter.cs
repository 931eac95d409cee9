using CodeIntel.Examples;

namespace CodeIntel.Measures;

/// <summary>Where measures are kept.</summary>
public interface IMeasureWriter
{
    /// <summary>True where an interrupted run of the same fingerprint has stored this run's measures.</summary>
    bool IsMeasured(RunKey run);

    /// <summary>Stores a run's measures and that it is measured, in one transaction. Values may be NaN or +∞.</summary>
    void Write(RunMeasures measures);
}
