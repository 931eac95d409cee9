namespace CodeIntel.Licences;

/// <summary>
/// Data files inside the assembly, from the SPDX licence list 3 (public domain, by way of npm's spdx-license-list):
/// identifiers, exceptions, the permissive ones among them, phrases of file headers, and texts.
/// </summary>
internal static class LicenceData
{
    private const string Folder = "CodeIntel.Licences.Data.";
    private const string TextsFolder = Folder + "Texts.";

    /// <summary>The lines of a data file that say something.</summary>
    public static IReadOnlyList<string> Lines(string name) =>
    [
        .. Read(Folder + name).Split('\n').Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length > 0 && line[0] != '#'),
    ];

    /// <summary>Every licence whose text is known, in ordinal order.</summary>
    public static IEnumerable<(string Id, string Text)> Texts() =>
        typeof(LicenceData).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(TextsFolder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[TextsFolder.Length..^".txt".Length], Read(name)));

    private static string Read(string name)
    {
        using var stream = typeof(LicenceData).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
