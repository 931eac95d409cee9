namespace CodeIntel.Examples;

/// <summary>
/// Extracts path contexts by the published definition of code2seq's C# extractor (Alon 2019b; docs/code2seq-compat.md),
/// for comparisons with data that was made by it. Thread-safe.
/// </summary>
public interface ICompatPathExtractor
{
    /// <summary>
    /// The methods of a file in document order; the same text and limits give the same bytes. Never throws because of
    /// the text.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    CompatFile Extract(string sourceText, CompatLimits limits);
}
