namespace CodeIntel.Cli;

/// <summary>An interrupted verb that says itself what becomes of its work; exit code 130.</summary>
internal sealed class InterruptedException(string message) : OperationCanceledException(message);
