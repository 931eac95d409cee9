using System.Collections;

namespace CodeIntel.Export;

/// <summary>A table of terminals in which some texts are replaced by <see cref="ExportExample.Redacted"/>.</summary>
internal sealed class RedactedTerminals(IReadOnlyList<string> table, HashSet<string> secret) : IReadOnlyList<string>
{
    public int Count => table.Count;

    public string this[int row] => secret.Contains(table[row]) ? ExportExample.Redacted : table[row];

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(row => this[row]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
