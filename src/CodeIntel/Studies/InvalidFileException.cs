namespace CodeIntel.Studies;

/// <summary>A study, corpus or lock file that cannot be used; carries every error at once. Exit code 2.</summary>
public sealed class InvalidFileException(IReadOnlyList<FileError> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>All that is wrong, in the order of the file.</summary>
    public IReadOnlyList<FileError> Errors { get; } = errors;
}
