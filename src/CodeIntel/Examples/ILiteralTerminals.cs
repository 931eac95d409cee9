namespace CodeIntel.Examples;

/// <summary>Tells the terminals of path contexts that come of a string literal. Thread-safe.</summary>
public interface ILiteralTerminals
{
    /// <summary>
    /// All terminals that extract can have stored for a token of kind <see cref="TokenKind.StringLiteral"/>. More than
    /// one, because the text of an interpolated string does not tell which escapes it has.
    /// </summary>
    IReadOnlyCollection<string> TerminalsOf(string tokenText);
}
