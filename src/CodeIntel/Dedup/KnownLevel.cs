using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// What a run compared, by content: the token sequences by the hashes of their tokens' texts, and the near pairs among
/// them as positions in that list with their intersections. Does not depend on rows, so that a later run over other
/// repositories can take it up.
/// </summary>
public sealed record KnownLevel(IReadOnlyList<ContentHash> Sequences, IReadOnlyList<KnownPair> Pairs);
