namespace CodeIntel.Licences;

/// <summary>
/// Words of a text from <paramref name="Start"/> on that are similar to a licence; similarity is in [0, 1].
/// </summary>
internal readonly record struct LicenceStretch(LicenceTemplate Template, int Start, int Words, double Similarity)
{
    /// <summary>SPDX identifier.</summary>
    public string Id => Template.Id;
}
