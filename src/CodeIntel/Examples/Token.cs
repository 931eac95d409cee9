namespace CodeIntel.Examples;

/// <summary>One token without its trivia.</summary>
public readonly record struct Token(TokenKind Kind, string Text);
