using CodeIntel.Examples;

namespace CodeIntel.Dedup.Evaluate;

/// <summary>A clone that was made, as the detector sees it.</summary>
internal sealed record Plant(CloneMutation Mutation, double Rate, long Origin, MutatedCode Code)
{
    /// <summary>Row in the corpus; set when the plants are counted.</summary>
    public long Row { get; init; }

    /// <summary>Share of tokens that did change; 0 where none was asked for.</summary>
    public double ActualRate =>
        Rate == 0 || Code.OriginTokens == 0 ? 0 : (double)Code.ChangedTokens / Code.OriginTokens;
}
