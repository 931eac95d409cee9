namespace CodeIntel.Studies;

/// <summary>How the step size changes over the steps of a run, after its warm-up.</summary>
public enum LearningRateSchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It falls evenly to 0.</summary>
    Linear,

    /// <summary>It falls to 0 along half a cosine (Loshchilov 2017).</summary>
    Cosine,
}
