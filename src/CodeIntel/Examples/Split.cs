namespace CodeIntel.Examples;

/// <summary>What an example is used for. The numbers are stored.</summary>
public enum Split
{
    /// <summary>Models learn from it.</summary>
    Train = 0,

    /// <summary>Measured every epoch, never learnt from.</summary>
    Validation = 1,

    /// <summary>Measured every epoch, never learnt from, never chosen by.</summary>
    Test = 2,
}
