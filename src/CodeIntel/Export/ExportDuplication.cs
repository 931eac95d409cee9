using CodeIntel.Examples;

namespace CodeIntel.Export;

/// <summary>An example's cluster under one relation: its representative, and the duplication factor (≥ 2).</summary>
public readonly record struct ExportDuplication(ExampleId Representative, int Factor);
