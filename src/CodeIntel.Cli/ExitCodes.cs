namespace CodeIntel.Cli;

/// <summary>Exit codes, a contract with pipelines.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A stage failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or an invalid file.</summary>
    public const int Usage = 2;

    /// <summary>A gate of <c>--fail-on</c> did not hold.</summary>
    public const int Gate = 3;

    /// <summary>Ctrl-C or a termination signal.</summary>
    public const int Interrupted = 130;
}
