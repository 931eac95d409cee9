using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>Makes the examples of one task of units.</summary>
internal interface ITaskMaker
{
    TaskKind Task { get; }

    /// <summary>
    /// What each unit of a batch gives, in order; a function of the unit alone and of what the maker was given at
    /// first, whatever the batches and the number of threads.
    /// </summary>
    IReadOnlyList<MadeExamples> Make(IReadOnlyList<TaskUnit> units, CancellationToken cancellationToken);
}
