using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>A training example of a task as the choice of noise sees it.</summary>
public readonly record struct TaskLabel(TaskKey Key, ExampleId Id, string Label);
