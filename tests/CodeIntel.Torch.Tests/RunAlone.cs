namespace CodeIntel.Torch.Tests;

/// <summary>Tests that strain the garbage collector, which would strain their neighbours too.</summary>
[CollectionDefinition(nameof(RunAlone), DisableParallelization = true)]
public sealed class RunAlone;
