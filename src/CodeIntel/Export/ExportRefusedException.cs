namespace CodeIntel.Export;

/// <summary>An export that was asked for cannot be made; the message says why and what to do.</summary>
public sealed class ExportRefusedException(string message) : Exception(message);
