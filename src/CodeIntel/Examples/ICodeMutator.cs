namespace CodeIntel.Examples;

/// <summary>Makes clones of known type out of methods. Thread-safe.</summary>
public interface ICodeMutator
{
    /// <summary>The tokens of a method, or null where it does not parse as one.</summary>
    IReadOnlyList<Token>? Tokenize(string code);

    /// <summary>
    /// Changes about <paramref name="rate"/> × tokens of a method so that it still parses; the same arguments give the
    /// same result.
    /// </summary>
    MutatedCode Mutate(string code, CloneMutation mutation, double rate, ulong seed);

    /// <summary>
    /// Copies a run of statements of <paramref name="donor"/>, of at least <paramref name="minTokens"/> tokens, into
    /// <paramref name="host"/>.
    /// </summary>
    MutatedCode PlantBlock(string host, string donor, int minTokens, ulong seed);
}
