namespace CodeIntel.Licences;

/// <summary>What files of a repository are called that hold a licence.</summary>
public static class LicenceFileName
{
    private static readonly string[] _names = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];
    private static readonly string[] _extensions = ["", ".txt", ".md", ".markdown", ".rst", ".adoc", ".html"];

    /// <summary>
    /// True for <c>LICENSE</c>, <c>License.txt</c>, <c>LICENSE-MIT</c>, <c>COPYING.LESSER</c>, <c>UNLICENSE</c>,
    /// <c>NOTICE</c>, and the texts of a <c>LICENSES</c> folder (REUSE).
    /// </summary>
    public static bool Matches(string path) => Rank(path) is not null || IsNotice(path);

    /// <summary>True for a notice, which gives credit and grants nothing.</summary>
    public static bool IsNotice(string path)
    {
        var (name, extension) = Split(path);
        return name.Equals("NOTICE", StringComparison.OrdinalIgnoreCase) && IsText(extension);
    }

    /// <summary>
    /// Which files of one folder decide: only those of the lowest rank. 0: <c>COPYING.LESSER</c>, which adds to the
    /// GPL beside it; 1: a plain name; 2: a name with a suffix, which may be of a part; 3: the <c>LICENSES</c> folder.
    /// </summary>
    internal static int? Rank(string path)
    {
        var (name, extension) = Split(path);
        var known = _names.FirstOrDefault(n => name.StartsWith(n, StringComparison.OrdinalIgnoreCase));
        return IsInLicences(path) && IsText(Path.GetExtension(path)) ? 3
            : known is null ? null
            : IsLesser(name[known.Length..] + extension) ? 0
            : name.Length == known.Length && IsText(extension) ? 1
            : IsSuffix(name[known.Length..]) && (IsText(Path.GetExtension(path)) || char.IsDigit(path[^1])) ? 2
            : null;
    }

    /// <summary>The folder for which a file speaks, <c>""</c> for the root, else with a slash at its end.</summary>
    internal static string FolderOf(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        return IsInLicences(path) ? folder[..^"LICENSES/".Length] : folder;
    }

    private static bool IsInLicences(string path) => path.StartsWith("LICENSES/", StringComparison.Ordinal)
        || path.Contains("/LICENSES/", StringComparison.Ordinal);

    private static bool IsLesser(string rest) => rest.StartsWith(".LESSER", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith(".LIB", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(string extension) => _extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);

    // LICENSE-MIT, LICENSE_APACHE, LICENSE.MIT; not LicensedOperator, License.cs
    private static bool IsSuffix(string rest) => rest.Length > 1 && rest[0] is '-' or '_';

    private static (string Name, string Extension) Split(string path)
    {
        var file = path[(path.LastIndexOf('/') + 1)..];
        var dot = file.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (file, "") : (file[..dot], file[dot..]);
    }
}
