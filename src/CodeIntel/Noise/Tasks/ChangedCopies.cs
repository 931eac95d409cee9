using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// D: duplicate-injection in a form other than exact, which path contexts alone have copies for. Every example is
/// refused. Exact copies need no corruption: examples are repeated with the unit that they are made of.
/// </summary>
internal sealed class ChangedCopies : ITaskNoise
{
    public TaskCorruption Corrupt(TaskExample example, ulong seed) => TaskCorruption.Refuse("form-not-exact");
}
