namespace CodeIntel.Examples;

/// <summary>Code vectors of a trained run, from the model as its last checkpoint left it.</summary>
public interface ICodeVectorSource
{
    /// <summary>Number of examples of a split in the run.</summary>
    long Count(Split split);

    /// <summary>The vectors of a split, ascending by row; without dropout, so the same each time.</summary>
    IEnumerable<CodeVector> Read(Split split, CancellationToken cancellationToken);
}
