using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>A stage with what must be disposed when it is done.</summary>
internal sealed class StageScope(IStage stage, params IReadOnlyList<IDisposable> owned) : IDisposable
{
    public IStage Stage { get; } = stage;

    public void Dispose()
    {
        foreach (var resource in owned)
        {
            resource.Dispose();
        }
    }
}
