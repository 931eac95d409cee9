using System.Globalization;

namespace CodeIntel.Examples;

/// <summary>
/// Names one example in every table, export, trace and report; a hash of where it stands and what it says.
/// </summary>
public readonly record struct ExampleId(ContentHash Hash) : IComparable<ExampleId>
{
    /// <summary>Hash of (canonical repository URL, commit, path, span, text).</summary>
    public static ExampleId Create(
        string url, string commit, string path, CharSpan span, ReadOnlySpan<char> text) =>
        new(ContentHash.OfPartsAnd(
            text,
            url,
            commit,
            path,
            span.Start.ToString(CultureInfo.InvariantCulture),
            span.Length.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A seed for choices that must be the same for this example in every run.</summary>
    public ulong Seed(ulong studySeed) => SeededRandom.Mix((ulong)Hash.Value ^ SeededRandom.Mix(studySeed));

    /// <inheritdoc/>
    public int CompareTo(ExampleId other) => Hash.CompareTo(other.Hash);

    /// <inheritdoc/>
    public override string ToString() => Hash.ToString();
}
