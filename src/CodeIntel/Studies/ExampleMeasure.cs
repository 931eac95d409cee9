namespace CodeIntel.Studies;

/// <summary>Measures that give one number per training example.</summary>
public enum ExampleMeasure
{
    /// <summary>Area under the margin: mean over epochs of z_y − max z_k (Pleiss 2020).</summary>
    Aum,

    /// <summary>Number of epochs after which a correct example was wrong (Toneva 2019).</summary>
    Forgetting,

    /// <summary>Mean over epochs of the given label's probability (Swayamdipta 2020).</summary>
    Confidence,

    /// <summary>Standard deviation over epochs of the given label's probability (Swayamdipta 2020).</summary>
    Variability,

    /// <summary>Number of epochs at which the example was correct (Swayamdipta 2020).</summary>
    Correctness,

    /// <summary>Loss at the last epoch.</summary>
    Loss,
}
