namespace CodeIntel.Studies;

/// <summary>
/// A stage cannot work because of options whose effect only shows in the data: they leave nothing, or ask for what the
/// corpus does not have. Wrong usage, not a failure.
/// </summary>
public sealed class OptionException(string message, Exception? inner = null) : StageException(message, inner);
