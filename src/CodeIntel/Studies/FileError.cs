namespace CodeIntel.Studies;

/// <summary>
/// Something wrong in a study or corpus file; <paramref name="Line"/> and <paramref name="Column"/> count from 1.
/// </summary>
public sealed record FileError(string File, long Line, long Column, string Key, string Message)
{
    /// <summary><c>file:line:column: key: message</c>, which editors and terminals turn into a link.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {(Key.Length > 0 ? Key + ": " : "")}{Message}";
}
