using CodeIntel.Export;

namespace CodeIntel.Cli;

/// <summary>What the command line of <c>export</c> asks for.</summary>
internal sealed record ExportRequest(
    ExportSettings Options, string? Name, string? Out, bool Overwrite, bool DryRun, string? Check);
