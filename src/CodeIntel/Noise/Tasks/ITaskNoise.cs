using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// A kind of noise on one task: corrupts one example, independently of all others and of the level. Thread-safe.
/// </summary>
internal interface ITaskNoise
{
    /// <summary>The same example and seed give the same result.</summary>
    TaskCorruption Corrupt(TaskExample example, ulong seed);
}
