namespace CodeIntel.Studies;

/// <summary>One stage of the flow. The constructor of each stage names everything it reads and writes.</summary>
public interface IStage
{
    /// <summary>The verb: clone, extract, dedup, split, noise, train, measure, crossref, report.</summary>
    string Name { get; }

    /// <summary>
    /// Options and version of the stage as text: with the inputs' fingerprint, decides whether there is work.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>False for a stage that writes all at its end, and so begins again where it did not finish.</summary>
    bool Continues => true;

    /// <summary>
    /// Reads, decides, writes, counts, reports. Continues where an interrupted run of the same fingerprint ended.
    /// </summary>
    /// <exception cref="StageException">The stage cannot go on; what it finished is kept.</exception>
    Task<StageReport> RunAsync(CancellationToken cancellationToken);
}
