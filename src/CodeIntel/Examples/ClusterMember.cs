namespace CodeIntel.Examples;

/// <summary>A member with its closest relation and its set Jaccard similarity to its nearest fellow member.</summary>
public readonly record struct ClusterMember(long Row, DuplicationRelation Relation, double Similarity);
