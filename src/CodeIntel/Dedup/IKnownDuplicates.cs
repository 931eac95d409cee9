using CodeIntel.Examples;

namespace CodeIntel.Dedup;

/// <summary>
/// What earlier runs compared: kept when a workspace gains or loses repositories, so that only what is new is compared.
/// </summary>
public interface IKnownDuplicates
{
    /// <summary>Hash of the kind and text of every term, indexed by term id.</summary>
    IReadOnlyList<ContentHash> TermHashes();

    /// <summary>What was compared at a level under these options, or null.</summary>
    KnownLevel? Find(DuplicationLevel level, string options);

    /// <summary>Replaces what is known of a level.</summary>
    void Write(DuplicationLevel level, string options, KnownLevel known);
}
