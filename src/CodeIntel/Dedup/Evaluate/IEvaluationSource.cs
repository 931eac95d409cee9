using CodeIntel.Examples;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>Where the evaluation reads the methods that clones are made of.</summary>
public interface IEvaluationSource
{
    /// <summary>The tokens that the workspace's term ids stand for; the first is not a token.</summary>
    IReadOnlyList<Token> Terms();

    /// <summary>
    /// Rows of methods with a body of a number of tokens, without syntax errors, in ascending order with their ids.
    /// </summary>
    IReadOnlyList<(long Row, ExampleId Id)> Origins(int minTokens, int maxTokens);

    /// <summary>The text of a method.</summary>
    string ReadCode(long row);
}
