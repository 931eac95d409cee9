using System.Runtime.InteropServices;

namespace CodeIntel.Dedup;

/// <summary>
/// One occurrence of a term in the prefix of a record, with all that the filters ask for: most candidates are refused
/// while a posting list is read from end to end, without a look at the record itself. 32 bytes.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Posting(int Record, int Size, int Total, int Remaining, Signature Signature);
