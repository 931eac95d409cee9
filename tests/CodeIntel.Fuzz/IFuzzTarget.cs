namespace CodeIntel.Fuzz;

/// <summary>A kind of input.</summary>
internal interface IFuzzTarget
{
    /// <summary>The command's name.</summary>
    string Name { get; }

    /// <summary>Cases of one run of clone and extract.</summary>
    int BatchSize { get; }

    /// <summary>The case with a number.</summary>
    FuzzCase Make(ulong seed, int number);
}
