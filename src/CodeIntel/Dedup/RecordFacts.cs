namespace CodeIntel.Dedup;

/// <summary>What the filters ask of a record: number of distinct and of all compared tokens, and the bitmap.</summary>
internal readonly record struct RecordFacts(int Size, int Total, Signature Signature);
