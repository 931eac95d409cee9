namespace CodeIntel.Dedup.Views;

/// <summary>
/// An example that a view does without. <paramref name="KeptRow"/> is the example that stands for it (at file level the
/// one of the same name in the kept file, or null), <paramref name="KeptFile"/> the file at file level, else null;
/// <paramref name="Position"/>, from 1, is its place in the order of the policy among those with the same stand-in.
/// </summary>
public readonly record struct ViewExclusion(long ExampleRow, long? KeptRow, long? KeptFile, int Position);
