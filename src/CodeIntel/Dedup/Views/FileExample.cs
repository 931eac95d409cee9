namespace CodeIntel.Dedup.Views;

/// <summary>
/// An example of a file; <paramref name="Name"/> is its qualified name with its signature, so that fellow files can be
/// told apart method by method.
/// </summary>
public readonly record struct FileExample(long Row, string Name);
