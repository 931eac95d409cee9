namespace CodeIntel.Examples;

/// <summary>An <see cref="InjectedMean"/> of one run, as a report shows it.</summary>
public sealed record ReportInjectedMean(RunKey Run, InjectedMean Mean);
